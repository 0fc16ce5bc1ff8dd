import { decode } from '../decode.ts'
import type { Answers, Draft } from '../draft-types.ts'
import { draftOf } from '../drafts.ts'
import type { LocalTime } from '../reading.ts'

export const today = '2026-07-29'

type Given = { filename?: string; answers?: Answers; localTime?: LocalTime }

/** The draft of a text, or the reason why there is none. */
export function readText(text: string, given: Given = {}): Draft | string {
  const result = draftOf(text, { filename: 'export.csv', today, ...given })
  return result.refused ? result.reason : result
}

/** The draft of a text that must be one. */
export function draft(text: string, given?: Given): Draft {
  const result = readText(text, given)
  if (typeof result === 'string') throw new Error(result)
  return result
}

/** The same of a file as it lies on a disk. */
export function draftOfBytes(bytes: Uint8Array, given?: Given): Draft {
  const file = decode(bytes)
  if (file.refused) throw new Error(file.reason)
  return draft(file.text, given)
}

/** One row under the columns of a plain sheet. */
export const sheet = (...rows: string[]): string => ['Date,Client,Project,Task,Description,Hours', ...rows].join('\n')

export const clockifyHeader =
  'Project,Client,Description,Task,User,Email,Type,Billable,Start Date,Start Time,End Date,End Time,Duration (h),Duration (decimal)'

/** What became of each row. */
export const outcomes = ({ rows }: Draft): string[] => rows.map(({ state, reason }) => reason ?? state)

export const secondsOf = ({ rows }: Draft): (number | null)[] => rows.map(({ seconds }) => seconds)

export const keysOf = ({ rows }: Draft): string[] => rows.map(({ key }) => key)

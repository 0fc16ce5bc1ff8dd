import { type LogLine, parseLogLine } from '@hourtab/domain/log-line'
import type { NewWork } from './entries.ts'

/** What the person set by hand, against what was read from the line. */
export type Corrections = Partial<Pick<LogLine, 'workedOn' | 'seconds' | 'workType' | 'vendor'>>

/** Reads a line and puts the corrections over it; what a correction settles is no longer a problem. */
export function readLine(text: string, today: string, corrections: Corrections): LogLine {
  const line = parseLogLine(text, today)
  const settled = { duration: (corrections.seconds ?? 0) > 0, workedOn: corrections.workedOn !== undefined, description: false }
  return { ...line, ...corrections, problems: line.problems.filter(({ field }) => !settled[field]) }
}

/** The entry a line stands for, or null while it lacks something. */
export function workOf({ problems, seconds, workedOn, description, workType, vendor }: LogLine): NewWork | null {
  if (problems.length > 0 || seconds === null || seconds <= 0) return null
  return { workedOn, seconds, description, workType, vendor }
}

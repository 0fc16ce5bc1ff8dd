import type { ImportRow } from '@hourtab/contract/imports'
import type { RowPart } from '@hourtab/contract/import-rows'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { suggestParts } from './row-edit.ts'

/** One part of a row while it is being written; hours as they are typed, empty in the last for whatever is left. */
export type Part = {
  key: number
  hours: string
  description: string
  /** Empty for what the description says. */
  workType: ImportRow['workType'] | ''
  vendor: string
  billable: boolean
  /** What the hours stood for before they were typed over; 1.33 on the screen may be 4,790 seconds. */
  seconds: number | undefined
}

/** The parts a form begins with: those it is split into already, else those its description lists. */
export function partsToSplit({ parts, description, billable }: ImportRow): Part[] {
  if (parts.length > 0) return parts.map((part, key) => ({ ...part, key, hours: formatHours(part.seconds), vendor: part.vendor ?? '' }))
  return suggestParts(description).map((text, key) => ({
    key,
    hours: '',
    description: text,
    workType: '',
    vendor: '',
    billable,
    seconds: undefined,
  }))
}

const secondsOf = ({ hours, seconds }: Part): number | undefined =>
  seconds !== undefined && hours === formatHours(seconds) ? seconds : parseDuration(hours)

/** The seconds of each part, undefined where its hours cannot be read, and how far the parts are from the whole row. */
export function addUp(row: ImportRow, parts: readonly Part[]): { whole: number; left: number; seconds: (number | undefined)[] } {
  const whole = row.parts.length > 0 ? row.parts.reduce((sum, part) => sum + part.seconds, 0) : (row.seconds ?? 0)
  const typed = parts.map(secondsOf)
  const given = typed.reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0)
  const takesRest = parts.at(-1)?.hours.trim() === '' && whole > given
  return takesRest ? { whole, left: 0, seconds: [...typed.slice(0, -1), whole - given] } : { whole, left: whole - given, seconds: typed }
}

/** A part as it is sent: what is as in the row, or follows from the description, is left out. */
export function sentPart(row: ImportRow, { description, workType, vendor, billable }: Part, seconds: number): RowPart {
  return {
    seconds,
    description: description.trim(),
    ...(workType && { workType }),
    ...(vendor.trim() && { vendor: vendor.trim() }),
    ...(billable !== row.billable && { billable }),
  }
}

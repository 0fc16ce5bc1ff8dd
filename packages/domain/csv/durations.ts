import { daysBetween, type Day } from '../calendar.ts'
import { parseDuration, type Seconds } from '../hours.ts'
import type { Unit } from './dialect.ts'

export const secondsOfDay: Seconds = 86_400
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?\s?m\.?)?(?:\s*(?:z|utc|gmt|[+-]\d\d|[a-z]{2,4}t$).{0,20})?$/i

/** Reads a time of day, 12 or 24 hours, as seconds since midnight; a zone after it is dropped. */
export function readTime(cell: string): Seconds | undefined {
  const [found, hour, minute, second = '0', half] = clock.exec(cell.trim()) ?? []
  if (found === undefined) return undefined
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  if (m > 59 || s > 59) return undefined
  if (!half) return h < 24 ? h * 3600 + m * 60 + s : undefined
  if (h < 1 || h > 12) return undefined
  return ((h % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 3600 + m * 60 + s
}

const clockWithFraction = /^(\d{1,6}:\d\d:\d\d)[.,]\d{1,9}$/
const mayBeGrouped = /[\s'’]|[.,].*[.,]/
const grouping = /(?<=\d)[\s'’](?=\d{3}(?!\d))/g
const groupedByCommas = /^-?\d{1,3}(?:,\d{3})+\.\d{1,9}$/
const groupedByDots = /^-?\d{1,3}(?:\.\d{3})+,\d{1,9}$/

/**
 * Reads a duration cell: `1:30:00`, `1:30` (hours and minutes), `1.5`, `1,5`, `1h 15m`, `90 min`, also with grouped thousands: `1,947.25`,
 * `1.947,25`, `1 947,25`. Half a second is not kept.
 */
export const readDuration = (cell: string): Seconds | undefined => parseDuration(ungrouped(cell.replace(clockWithFraction, '$1')))

function ungrouped(cell: string): string {
  if (!mayBeGrouped.test(cell)) return cell
  const text = cell.trim().replace(grouping, '')
  if (groupedByCommas.test(text)) return text.replaceAll(',', '')
  return groupedByDots.test(text) ? text.replaceAll('.', '') : text
}

const bare = /^-?[\d.,]{1,20}$/
const suffix = { hours: 'h', minutes: 'min', seconds: 's' }

/** Reads a bare number in a unit; undefined for anything else. Half a second is rounded away from zero. */
export function readInUnit(cell: string, unit: Unit): Seconds | undefined {
  if (!bare.test(cell)) return undefined
  if (unit !== 'milliseconds') return parseDuration(`${cell} ${suffix[unit]}`)
  const thousandths = parseDuration(`${cell} s`)
  return thousandths === undefined ? undefined : Math.round(thousandths / 1000)
}

/** Reads a column of minutes. */
export const readMinutes = (cell: string): Seconds | undefined =>
  /^-?[\d.,]{1,12}$/.test(cell.trim()) ? parseDuration(`${cell.trim()} min`) : parseDuration(cell)

/** From start to end; without an end day, an end before the start is on the next day. */
export function spanOf(start: Seconds, end: Seconds, startsOn: Day, endsOn: Day | undefined): Seconds {
  if (endsOn !== undefined) return daysBetween(startsOn, endsOn) * secondsOfDay + end - start
  return end < start ? end + secondsOfDay - start : end - start
}

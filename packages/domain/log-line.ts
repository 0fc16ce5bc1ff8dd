// One typed line is one entry: what was done, the hours at its end, and a date wherever it stands.
// `Vendor A: weekly sync + change order analysis, 3h` · `yesterday Discovery: stakeholder interviews, 6 SMEs, 8h`

import type { Day } from './calendar.ts'
import { cleanText } from './csv/clean-text.ts'
import type { Seconds } from './hours.ts'
import { takeDate } from './log-line-dates.ts'
import { takeHours } from './log-line-hours.ts'
import { trimSeparators, unwrap } from './log-line-text.ts'
import { classify, type WorkType } from './work-types.ts'

export type LogLine = {
  text: string
  workedOn: Day
  seconds: Seconds | null
  description: string
  workType: WorkType
  vendor: string | null
  problems: { field: 'duration' | 'workedOn' | 'description'; detail: string }[]
}

const longestDescription = 2000
const mostSeconds: Seconds = 24 * 3600

/**
 * Reads one line as an entry. The description keeps its label and all that was typed, minus hours and date. `3/12` is March 12 (day first
 * only where that cannot be), `12.3.` is 12 March; without a year the latest such day counts, up to 30 days ahead. Never throws.
 */
export function parseLogLine(text: string, today: Day): LogLine {
  const line = cleanText(text)
  if (line.length > longestDescription) return tooLong(text, line, today)
  const { workedOn, written, rest } = takeDate(unwrap(line), today)
  const { seconds, rest: words } = takeHours(rest)
  const description = trimSeparators(words)
  const problems: LogLine['problems'] = []
  if (description === '') problems.push({ field: 'description', detail: 'Say what was done, e.g. Discovery: stakeholder interviews.' })
  const wrongHours = problemOf(seconds)
  if (wrongHours) problems.push({ field: 'duration', detail: wrongHours })
  if (workedOn === null) problems.push({ field: 'workedOn', detail: `${written} is no day. Write it like 2026-07-12, 7/12 or yesterday.` })
  return { text, workedOn: workedOn ?? today, seconds, description, ...classify(description), problems }
}

/** Reads every line that is not empty; bullets, list numbers and quotation marks around a line do not count. */
export function parseLogLines(text: string, today: Day): LogLine[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((line) => cleanText(line) !== '')
    .map((line) => parseLogLine(line, today))
}

function problemOf(seconds: Seconds | null): string | undefined {
  if (seconds === null) return 'Add the hours at the end, e.g. 1.5h.'
  if (seconds === 0) return 'The hours must be more than zero, e.g. 0.25h.'
  if (seconds > mostSeconds) return 'One day has 24 hours at most. Write a line for each day.'
  return undefined
}

function tooLong(text: string, line: string, today: Day): LogLine {
  const detail = `Shorten the line to ${longestDescription} characters.`
  const description = line.slice(0, longestDescription).toWellFormed().trimEnd()
  return {
    text,
    workedOn: today,
    seconds: null,
    description,
    workType: 'other',
    vendor: null,
    problems: [{ field: 'description', detail }],
  }
}

import type { Day } from './calendar.ts'
import { readTypedDay } from './log-line-days.ts'
import { takeHours } from './log-line-hours.ts'
import { joinAround, trimSeparators } from './log-line-text.ts'

/** What is left of a line once its date is taken out of it. `workedOn` is null when the date that is written does not exist. */
export type WithoutDate = { workedOn: Day | null; written: string | null; rest: string }

type Word = { text: string; start: number; end: number }
type Candidate = { workedOn: Day | null; start: number; end: number; rank: number }

// A date after one of these is what the work was about, not when it was done: "Prep for Monday", "decisions until 2026-08-01".
const about = new Set(
  'for by until till before after since next last every each this the of from to through phase part step option version wave week round batch'.split(
    ' ',
  ),
)
const satDown = new Set(['in', 'with', 'on', 'down', 'through', 'at'])
const longestDate = 3

/** Takes the date out of a line, wherever it stands as a word of its own; without one the work was done today. */
export function takeDate(line: string, today: Day): WithoutDate {
  const words = [...line.matchAll(/[^\s,;()]+/g)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }))
  const found = words.map((_, at) => candidateAt(line, words, at, today)).filter((candidate) => candidate !== undefined)
  const [chosen] = found.sort((a, b) => a.rank - b.rank || a.start - b.start)
  if (!chosen) return { workedOn: today, written: null, rest: line }
  const written = line.slice(chosen.start, chosen.end)
  return { workedOn: chosen.workedOn, written, rest: joinAround(line, chosen.start, chosen.end) }
}

function candidateAt(line: string, words: Word[], at: number, today: Day): Candidate | undefined {
  const before = words[at - 1]?.text.toLowerCase()
  if (before !== undefined && about.has(before)) return undefined
  const first = words[at] as Word
  if (first.text.toLowerCase() === 'sat' && satDown.has(words[at + 1]?.text ?? '')) return undefined
  for (let length = Math.min(longestDate, words.length - at); length > 0; length--) {
    const last = words[at + length - 1] as Word
    const workedOn = readLoosely(line.slice(first.start, last.end), today)
    if (workedOn === undefined) continue
    const start = before === 'on' ? (words[at - 1] as Word).start : first.start
    const rank = rankOf(line, start, last.end)
    const isMeant = workedOn !== null || rank < 3 || /^\d{4}-/.test(first.text)
    return isMeant ? { workedOn, start, end: last.end, rank } : undefined
  }
  return undefined
}

// `Mon:` and `2026-07-12.` are dates with the punctuation of a sentence.
function readLoosely(text: string, today: Day): Day | null | undefined {
  const day = readTypedDay(text, today)
  return day === undefined && /[.:]$/.test(text) ? readTypedDay(text.slice(0, -1), today) : day
}

// Where people put a date: first, last, or just before the hours; anywhere else comes after these.
function rankOf(line: string, start: number, end: number): number {
  if (trimSeparators(line.slice(0, start)) === '') return 0
  const after = trimSeparators(line.slice(end))
  if (after === '') return 1
  const { seconds, rest } = takeHours(after)
  return seconds !== null && trimSeparators(rest) === '' ? 2 : 3
}

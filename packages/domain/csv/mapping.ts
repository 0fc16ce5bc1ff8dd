// A sheet whose columns have names nobody foresaw: what its cells look like narrows the choice, and a person makes it.

import { refuse, type Answers, type Question, type Refusal } from './draft-types.ts'
import { short } from './clean-text.ts'
import { isDayHeading, readDate } from './dates.ts'
import { readDuration } from './durations.ts'
import { guessHeader, isComplete, layOut, searchedRows, type Layout } from './header.ts'
import { generic } from './dialects/generic.ts'
import { isPrivate } from './private-columns.ts'
import { withAnswer } from './questions.ts'
import type { SheetRow } from './read.ts'

/** A layout and what has to be asked before its rows can be read. */
export type Mapped = { refused: false; layout: Layout; questions: Question[] }

const sampleRows = 25
const shownCells = 5
const advice = 'Name three columns in the first row: Date, Description and Hours.'
const noDates =
  'This file has hours but no dates, as summary reports do, so its hours cannot be put on a day. Export the Detailed report instead.'

/** Finds date, hours and description in any sheet: by name, else by asking, with the answers given so far. */
export function mapColumns(rows: readonly SheetRow[], answers: Answers): Mapped | Refusal {
  const guess = guessHeader(rows)
  const layout = guess ?? firstWideRow(rows)
  if (!layout) return refuse(`No column names were found. ${advice}`)
  if (layout.header.filter((cell) => isDayHeading(cell)).length > 2) return refuse(oneColumnPerDay)
  if (layout.header.some((cell) => readDate(cell))) return refuse(`The first row looks like an entry, not like column names. ${advice}`)

  const sample = rows.slice(layout.at + 1, layout.at + 1 + sampleRows)
  // Money and addresses are never offered, not even as an example of what a column holds.
  const columns = layout.header
    .map((name, column) => describe(name, column, sample))
    .filter(({ name, label }) => !isPrivate(name) && !label.includes('@'))
  const days = columns.filter(({ isDays }) => isDays)
  const { columns: found } = layout
  if (days.length > 0 && !columns.some(({ column, hasDay }) => hasDay && column === found.date)) delete found.date
  if (isComplete(layout)) return { refused: false, layout, questions: [] }

  const hasHours = (found.duration ?? found.minutes ?? (found.startTime !== undefined ? found.endTime : undefined)) !== undefined
  if (found.date === undefined && days.length === 0) return refuse(hasHours ? noDates : `No column of dates was found. ${advice}`)

  const hours = columns.filter(({ isHours, isDays }) => isHours && !isDays)
  if (!hasHours && hours.length === 0) return refuse(`No column of hours was found. ${advice}`)
  const questions: Question[] = []
  const ask = (field: 'date' | 'duration' | 'description', text: string, choices: Described[]) => {
    const question = questionOf(`column-${field}`, text, choices, answers)
    questions.push(question)
    if (typeof question.answer === 'string') found[field] = Number(question.answer) - 1
  }
  if (found.date === undefined) ask('date', 'Which column holds the day of the work?', days)
  if (!hasHours) ask('duration', 'Which column holds the hours?', hours)
  if ((found.description ?? found.task ?? found.project) === undefined) {
    const taken = new Set(Object.values(found))
    const texts = columns.filter(({ column, isDays, isHours }) => !isDays && !isHours && !taken.has(column))
    if (texts.length === 0) return refuse(`No column says what was done. ${advice}`)
    ask('description', 'Which column says what was done?', texts)
  }
  return { refused: false, layout, questions }
}

const oneColumnPerDay =
  'This report has one column for each day and does not say what was done. Export the detailed report, with one row for each entry.'

type Described = { column: number; name: string; label: string; sample: string[]; hasDay: boolean; isDays: boolean; isHours: boolean }

function describe(name: string, column: number, sample: readonly SheetRow[]): Described {
  const cells = sample.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => cell !== '')
  const most = (fits: (cell: string) => boolean) => cells.length > 0 && cells.filter(fits).length * 2 > cells.length
  const label = `${name || `Column ${column + 1}`}${cells[0] ? ` (${short(cells[0])})` : ''}`
  const shown = sample.slice(0, shownCells).map((row) => row.cells[column]?.trim() ?? '')
  return {
    column,
    name,
    label,
    sample: shown.map((cell) => (cell.includes('@') ? '' : short(cell))),
    hasDay: cells.some((cell) => readDate(cell) !== undefined),
    isDays: most((cell) => readDate(cell) !== undefined),
    isHours: most((cell) => readDuration(cell) !== undefined),
  }
}

const questionOf = (id: string, text: string, choices: Described[], answers: Answers): Question =>
  withAnswer(
    { id, kind: 'mapping', text, choices: choices.map(({ column, label, sample }) => ({ value: String(column + 1), label, sample })) },
    answers,
  )

function firstWideRow(rows: readonly SheetRow[]): Layout | undefined {
  const at = rows.slice(0, searchedRows).findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
  return at < 0 ? undefined : layOut(generic, at, rows[at]?.cells ?? [])
}

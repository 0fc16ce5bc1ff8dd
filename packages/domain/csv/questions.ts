import { formatDay, type Day } from '../calendar.ts'
import { formatHours, type Seconds } from '../hours.ts'
import type { DateCell } from './date-order.ts'
import { dayIn, type DateOrder } from './dates.ts'
import type { Answers, DraftRow, Question, Skip } from './draft-types.ts'
import { readDuration } from './durations.ts'
import type { Layout } from './header.ts'
import type { SheetRow } from './read.ts'
import { count, type Tally } from './skips.ts'
import { forEach, rowsPerStep, type Steps } from './steps.ts'

/** Whether a person still has to decide; a draft with an open question cannot be published. */
export const isOpen = (question: Question): boolean => question.answer === undefined

/** Asks which part of `03/04/2026` is the month. */
export function askDateOrder({ text, written, line }: DateCell, today: Day, answers: Answers): Question {
  const label = (order: DateOrder) => `${text} is ${formatDay(dayIn(written, order) as Day, today)}`
  const choices = [
    { value: 'MDY', label: label('MDY') },
    { value: 'DMY', label: label('DMY') },
  ]
  return withAnswer({ id: 'date-order', kind: 'date-order', text: `Which day is ${text}, on line ${line}?`, choices }, answers)
}

/** Asks which of two columns of hours counts, where a file has tracked and rounded hours and they differ. */
export function* askHours(rows: readonly SheetRow[], { columns, header }: Layout, answers: Answers): Steps<Question | undefined> {
  const { duration, rounded } = columns
  if (duration === undefined || rounded === undefined) return undefined
  const differ = ({ cells }: SheetRow) => {
    const [tracked = '', billed = ''] = [cells[duration], cells[rounded]]
    return billed !== tracked && billed.trim() !== '' && readDuration(billed) !== readDuration(tracked)
  }
  let doDiffer = false
  for (const [at, row] of rows.entries()) {
    if (at % rowsPerStep === 0) yield
    if (differ(row)) {
      doDiffer = true
      break
    }
  }
  if (!doDiffer) return undefined
  const choices = [
    { value: 'duration', label: header[duration] ?? '' },
    { value: 'rounded', label: header[rounded] ?? '' },
  ]
  const text = `“${header[duration]}” and “${header[rounded]}” differ. Which hours count?`
  return withAnswer({ id: 'hours', kind: 'mapping', text, choices }, answers)
}

/** Asks which clients of a file to take or, where it has but one, which projects; undefined where there is nothing to choose. */
export function* askWhose(rows: readonly DraftRow[], answers: Answers): Steps<Question | undefined> {
  const found = { client: new Map<string, Held>(), project: new Map<string, Held>() }
  yield* forEach(rows, (row) => {
    if (row.state !== 'ready') return
    for (const field of fields) add(found[field], row[field] ?? '', row.seconds ?? 0)
  })
  const field = fields.find((candidate) => found[candidate].size > 1)
  if (!field) return undefined
  const choices = [...found[field]].map(([value, held]) => ({
    value,
    label: `${value || `No ${field}`} · ${held.rows} ${held.rows === 1 ? 'row' : 'rows'}, ${formatHours(held.seconds)} h`,
  }))
  const text = `This file holds ${choices.length} ${field}s. Which belong to this retainer? The others are left out.`
  return withAnswer({ id: `${field}s`, kind: `${field}s`, text, choices }, answers)
}

type Held = { rows: number; seconds: Seconds }
const fields = ['client', 'project'] as const

function add(found: Map<string, Held>, value: string, seconds: Seconds): void {
  const held = found.get(value)
  if (held) {
    held.rows++
    held.seconds += seconds
  } else found.set(value, { rows: 1, seconds })
}

/** Skips and counts the rows of those who were not chosen; while nothing is chosen, all of them wait. */
export function* keepChosen(rows: readonly DraftRow[], { kind, answer }: Question, tally: Tally): Steps<DraftRow[]> {
  const field = kind === 'clients' ? 'client' : 'project'
  const chosen = answer === undefined ? undefined : new Set(answer)
  const kept: DraftRow[] = []
  yield* forEach(rows, (row) => {
    if (row.state === 'skipped' || chosen?.has(row[field] ?? '')) return kept.push(row)
    const skip: Skip = chosen
      ? { kind: 'others', reason: `another ${field}: ${row[field] ?? 'none'}` }
      : { kind: 'waiting', reason: `waiting for an answer: which ${field}s to take` }
    count(tally, skip)
    return kept.push({ ...row, state: 'skipped', reason: skip.reason })
  })
  return kept
}

/** A question with the answer that was given to it, if that is one of its choices. */
export function withAnswer(question: Question, answers: Answers): Question {
  const given = Object.hasOwn(answers, question.id) ? [answers[question.id] ?? []].flat() : []
  const values = new Set(question.choices.map(({ value }) => value))
  const chosen = [...new Set(given)].filter((value) => values.has(value))
  const [first] = chosen
  if (first === undefined) return question
  const takesSeveral = question.kind === 'clients' || question.kind === 'projects'
  if (!takesSeveral && chosen.length > 1) return question
  return { ...question, answer: takesSeveral ? chosen : first }
}

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { classify, type WorkType } from '../work-types.ts'
import { cleanText, short, undoFormulaGuard } from './clean-text.ts'
import { readDate, settledDay } from './dates.ts'
import type { Field } from './dialect.ts'
import type { DraftRow } from './draft-types.ts'
import type { SheetRow } from './read.ts'
import { cellsOf, type Cells, type Reading } from './reading.ts'
import { secondsOf, startOf } from './row-hours.ts'
import { warningsOf } from './warnings.ts'

const longestDescription = 2000
const not = /^(?:no|false|0|nein|non|não|nee|not billable|non-billable)$/i
const totals = /^(?:(?:grand |sub[- ]?)?totals?|sum|summe|gesamt|>>)(?:[^\p{L}]|$)/iu

/** Reads one row; what cannot be an entry is skipped and says why. */
export function draftRow(row: SheetRow, reading: Reading): DraftRow {
  const { layout, order, today, keyOf } = reading
  const cells = cellsOf(row, layout)
  const texts = textsOf(cells)
  const workedOn = settledDay(cells('date'), order) ?? null
  const seconds = workedOn === null ? null : secondsOf(cells, workedOn, reading)
  const hasSeconds = typeof seconds === 'number'
  const { client, project, task, description: own } = texts
  const description = own || task || project
  const draft: DraftRow = {
    row: row.line,
    state: 'ready',
    workedOn,
    seconds: hasSeconds ? seconds : null,
    description,
    ...classifyWith(task, description),
    client: client || null,
    project: project || null,
    person: texts.person || null,
    billable: !not.test(cells('billable')),
    warnings: [],
    key:
      workedOn !== null && hasSeconds
        ? keyOf([workedOn, startOf(cells) ?? '', seconds, client, project, task, own])
        : keyOf(['line', row.line]),
  }
  const reason = whySkipped(row, cells, draft, seconds, reading)
  if (reason !== undefined) return { ...draft, state: 'skipped', reason }
  const standsIn = own === '' && layout.columns.description !== undefined
  draft.warnings = warningsOf(
    { description, workedOn: workedOn as Day, seconds: seconds as Seconds, billable: draft.billable },
    standsIn,
    today,
  )
  return draft
}

// A task such as "Vendor coordination" is the label of notes that name no kind of work themselves.
function classifyWith(task: string, description: string): { workType: WorkType; vendor: string | null } {
  const own = classify(description)
  return own.workType === 'other' && task !== '' && task !== description ? classify(`${task}: ${description}`) : own
}

function textsOf(cells: Cells): Record<'description' | 'task' | 'client' | 'project' | 'person', string> {
  const read = (field: Field) => cleanText(undoFormulaGuard(cells(field)))
  const name = `${read('person')} ${read('lastName')}`.trim()
  return {
    description: read('description'),
    task: read('task'),
    client: read('client'),
    project: read('project'),
    person: name.includes('@') ? '' : name,
  }
}

function whySkipped(
  row: SheetRow,
  cells: Cells,
  draft: DraftRow,
  seconds: Seconds | string | null,
  { layout, order }: Reading,
): string | undefined {
  if (row.cells.every((cell) => cell.trim() === '')) return 'empty row'
  const { header, columns, dialect } = layout
  if (draft.workedOn === null) {
    const [name, cell] = [header[columns.date ?? -1] ?? 'date', cells('date')]
    const saysTotal = (text: string) => totals.test(text.trim())
    if (saysTotal(cell) || (cell === '' && row.cells.some(saysTotal))) return 'a total, not an entry'
    if (cell === '') return `no date in “${name}”`
    if (order === null && readDate(cell)) return 'waiting for an answer: which part of the date is the month'
    return `“${short(cell)}” in “${name}” is not a date`
  }
  if (row.cells.slice(header.length).some((cell) => cell.trim() !== '')) return 'more cells than the header has columns'
  const noWork = dialect.skip?.(cells)
  if (noWork !== undefined) return short(cleanText(noWork))
  if (typeof seconds === 'string') return seconds
  if (seconds === null || seconds === 0) return 'zero hours'
  if (seconds < 0) return 'hours below zero: enter a correction by hand'
  if (draft.description === '') return 'nothing says what was done: no description, task or project'
  return draft.description.length > longestDescription ? `the description is longer than ${longestDescription} characters` : undefined
}

import type { Day } from '../calendar.ts'
import type { Seconds } from '../hours.ts'
import { classify, type WorkType } from '../work-types.ts'
import { cleanText, undoFormulaGuard } from './clean-text.ts'
import type { Field, Part } from './dialect.ts'
import type { DraftRow, Skip } from './draft-types.ts'
import { partsOf } from './parts.ts'
import type { SheetRow } from './read.ts'
import { cellsOf, partOf, type Cells, type Reading } from './reading.ts'
import { secondsOf, startOf, tooShortSpan } from './row-hours.ts'
import { skipOf } from './skips.ts'
import { warningsOf } from './warnings.ts'

const not = /^(?:no|false|0|nein|non|não|nee|not billable|non-billable)$/i

/** A row as it was read, and why it is left out if it is. */
export type ReadRow = { row: DraftRow; skip?: Skip }

/** Reads one row as the entries it holds, nearly always one; what cannot be an entry is skipped and says why. */
export function draftRows(row: SheetRow, reading: Reading): ReadRow[] {
  const cells = cellsOf(row, reading.layout)
  const parts = reading.layout.dialect.parts ? partsOf(cells, reading) : []
  if (parts.length === 0) return [draftRow(row, cells, reading)]
  return parts.map((part) => draftRow(row, partOf(cells, part), reading, part))
}

function draftRow(row: SheetRow, cells: Cells, reading: Reading, part?: Part): ReadRow {
  const { layout, moments, today } = reading
  const { dialect, columns } = layout
  const { client, project, person, task, description: own } = textsOf(cells, dialect.text)
  const description = own || task || (dialect.hasOnlyIds ? '' : project)
  const written = moments.day(cells('date'))
  const seconds = written === undefined ? null : secondsOf(cells, written, reading)
  const { day, start, isUtc } = whenOf(cells, written, reading)
  const isBillable = dialect.isBillable ?? ((cell) => !not.test(cell))
  const draft: DraftRow = {
    row: row.line,
    state: 'ready',
    workedOn: day ?? null,
    seconds: typeof seconds === 'number' ? seconds : null,
    description,
    ...classifyWith(task, description),
    client: client || null,
    project: project || null,
    person: person || null,
    tags: tagsOf(cells('tags')),
    billable: part ? part.billable : columns.billable === undefined || isBillable(cells('billable')),
    warnings: [],
    sourceId: sourceIdOf(cells('sourceId')),
    key: '',
  }
  draft.key = keyOf(draft, [start ?? '', client, project, task, own], reading)
  const skip = skipOf(row, cells, draft, seconds, reading)
  if (skip) return { row: { ...draft, state: 'skipped', reason: skip.reason }, skip }
  const standsIn = own === '' && columns.description !== undefined
  draft.warnings = warningsOf(
    { description, workedOn: day as Day, seconds: seconds as Seconds, billable: draft.billable },
    { standsIn, isUtc, span: tooShortSpan(cells, written as Day, seconds as Seconds, reading) },
    today,
  )
  return { row: draft }
}

function keyOf({ sourceId, workedOn, seconds, row }: DraftRow, [start = '', ...texts]: (string | number)[], reading: Reading): string {
  if (sourceId !== null) return reading.keyOf(['id', reading.layout.dialect.id, sourceId])
  return workedOn !== null && seconds !== null ? reading.keyOf([workedOn, start, seconds, ...texts]) : reading.keyOf(['line', row])
}

const inUtc = /:\d\d(?:[.,]\d{1,9})?Z$/i

// The day as it is written is the day of the work, but for an instant in UTC, whose day depends on where one stands.
function whenOf(
  cells: Cells,
  written: Day | undefined,
  { layout, localTime, moments }: Reading,
): { day?: Day; start?: Seconds; isUtc: boolean } {
  const start = startOf(cells, moments)
  if (layout.dialect.hasLocalDates) return { day: written, start, isUtc: false }
  const isUtc = written !== undefined && start !== undefined && inUtc.test(cells('date'))
  if (!isUtc || !localTime) return { day: written, start, isUtc }
  const { day, seconds } = localTime({ day: written, seconds: start })
  return { day, start: seconds, isUtc: false }
}

// A spreadsheet cuts long ids to four digits, `4.1E+18`, which many entries then share.
const sourceIdOf = (cell: string): string | null => (cell === '' || /^\d(?:[.,]\d+)?E\+\d+$/i.test(cell) ? null : cleanText(cell))

const tagsOf = (cell: string): string[] => {
  if (cell === '') return []
  const tags = cell.split(/[,;|]/).map(cleanText)
  return [...new Set(tags.filter((tag) => tag !== ''))]
}

// A task such as "Vendor coordination" is the label of notes that name no kind of work themselves.
function classifyWith(task: string, description: string): { workType: WorkType; vendor: string | null } {
  const own = classify(description)
  return own.workType === 'other' && task !== '' && task !== description ? classify(`${task}: ${description}`) : own
}

function textsOf(
  cells: Cells,
  undo: (text: string, field: Field) => string = undoFormulaGuard,
): Record<'description' | 'task' | 'client' | 'project' | 'person', string> {
  const read = (field: Field) => cleanText(undo(cells(field), field))
  const name = `${read('person')} ${read('lastName')}`.trim()
  return {
    description: read('description'),
    task: read('task'),
    client: read('client'),
    project: read('project'),
    person: name.includes('@') ? '' : name,
  }
}

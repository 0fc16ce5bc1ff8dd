import type { Seconds } from '../hours.ts'

/**
 * What a column can hold. `rounded` is what a tracker bills instead of `duration`; `kind` and `category` set entries apart from breaks and
 * holidays; `sourceId` is the id that the tracker itself gives an entry; `billableHours` and `nonBillable` are the two halves of `duration`;
 * `instant` is the start as milliseconds since 1970, which tells the order of a written date.
 */
export type Field =
  | 'date'
  | 'startTime'
  | 'endDate'
  | 'endTime'
  | 'duration'
  | 'decimal'
  | 'rounded'
  | 'minutes'
  | 'description'
  | 'task'
  | 'client'
  | 'project'
  | 'person'
  | 'lastName'
  | 'billable'
  | 'kind'
  | 'category'
  | 'sourceId'
  | 'tags'
  | 'billableHours'
  | 'nonBillable'
  | 'instant'

/** What a bare number in a column of hours counts. */
export type Unit = 'hours' | 'minutes' | 'seconds' | 'milliseconds'

/** Part of a row that is an entry of its own. */
export type Part = { duration: Field; billable: boolean }

/** One column of hours that are billed and one of those that are not. */
export const billableAndNot: readonly Part[] = [
  { duration: 'billableHours', billable: true },
  { duration: 'nonBillable', billable: false },
]

/**
 * How one tracker writes its export. Header names are written as `headerName` gives them and are matched as a set, in any order and
 * anywhere in the first rows; columns that no field asks for (rates, amounts, e-mail addresses) never leave the reader.
 */
export type Dialect = {
  id: string
  name: string
  /** For each of these one of the alternatives must be there. */
  required: readonly (readonly string[])[]
  /** Names that speak for this dialect where two fit. */
  extra?: readonly string[]
  /** Field → header names, best first. */
  columns: Partial<Record<Field, readonly string[]>>
  /** Fields that are a path through several columns, from the outermost in: `Studio / Halden Rail`. Where all are empty, `columns` counts. */
  paths?: Partial<Record<Field, readonly string[]>>
  /** Its dates are days where the work was done, even where a time in UTC is written behind them. */
  hasLocalDates?: boolean
  /** Cells that stand for nothing, in lower case. */
  blanks?: readonly string[]
  /** Reads a cell of the duration column where this tracker differs from `readDuration`. */
  duration?: (cell: string) => Seconds | undefined
  /** What a bare number in the duration column may count; with several, the file's own start and end times decide. */
  units?: readonly Unit[]
  /** `Hours` and `Minutes` are the two parts of a duration, never the same twice. */
  minutesAreRest?: boolean
  /** Reads a cell of the billable column, which may be empty; else everything but a No is billable. */
  isBillable?: (cell: string) => boolean
  /** Undoes what this tracker does to text on its way out. */
  text?: (cell: string, field: Field) => string
  /** Why a row is no work, or undefined: `Break`. */
  skip?: (cell: (field: Field) => string) => string | undefined
  /** What a row without a date is, where this tracker has such rows: `a subtotal`. */
  undated?: (cell: (field: Field) => string) => string | undefined
  /** Fields that are written in the first row of a group only; a heading or a total ends the group. */
  fillDown?: readonly Field[]
  /** Where one row may hold the hours of several entries: which columns, if all of them are there. */
  parts?: readonly Part[]
  /** All of a file belongs together, whatever clients and projects it names. */
  isWhole?: boolean
  /** Hours below zero are corrections, as good as any other row. */
  hasCorrections?: boolean
  /** Client and project are ids that say nothing to a reader. */
  hasOnlyIds?: boolean
  /** Recognised only to answer which report to export instead. */
  refuse?: string
  /** Only a header without any other names is meant. */
  isExact?: boolean
  /** Only a header in which at least two columns are days is meant. */
  isWide?: boolean
}

/** The name of a column, whatever its case, spacing and currency: `Billable Rate (USD)` is `billable rate (*)`. */
export function headerName(cell: string): string {
  if (cell.length > 100) return ''
  const name = cell
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .normalize()
    .toLowerCase()
  return name.replace(/ \((?!h\)|min|sec|hour|deci|dezi|déci)[^()]*\)$/, ' (*)')
}

import type { Seconds } from '../hours.ts'

/** What a column can hold. `rounded` is what a tracker bills instead of `duration`, `kind` sets entries apart from breaks. */
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
  /** Cells that stand for nothing, in lower case. */
  blanks?: readonly string[]
  /** Reads a cell of the duration column where this tracker differs from `readDuration`. */
  duration?: (cell: string) => Seconds | undefined
  /** Why a row is no work, or undefined. */
  skip?: (cell: (field: Field) => string) => string | undefined
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
  return name.replace(/ \((?!h\)|min|hour|deci|dezi|déci)[^()]*\)$/, ' (*)')
}

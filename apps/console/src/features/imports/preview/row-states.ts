import type { Import, ImportRow, ImportTotals } from '@hourtab/contract/imports'

export type RowState = ImportRow['state']
export type Filter = 'all' | RowState | 'warned' | 'left'
export type Group = { state: RowState; rows: ImportRow[] }

/** In the order in which a person looks at them: what is to be decided first, what stays as it is last. */
const inOrder: readonly RowState[] = ['conflict', 'gone', 'changed', 'new', 'late', 'skipped', 'unchanged']

/** Whether a row follows the file unless it is left out. */
export const isFollowed = ({ state }: ImportRow): boolean => followed.has(state)
const followed: ReadonlySet<RowState> = new Set(['new', 'late', 'changed', 'gone'])

/** Whether publishing does something with a row. */
export const isTaken = (row: ImportRow): boolean => (row.decidable ? row.decision === 'theirs' : isFollowed(row) && !row.excluded)

/** Whether a row can be written over or split. */
export const isWritable = ({ state }: ImportRow): boolean => state === 'new' || state === 'late' || state === 'changed'

const isLeft = (row: ImportRow) => isFollowed(row) && row.excluded
const isWarned = ({ warnings, state }: ImportRow) => warnings.length > 0 && state !== 'unchanged'

function isIn(row: ImportRow, filter: Filter): boolean {
  if (filter === 'all') return true
  if (filter === 'warned') return isWarned(row)
  return filter === 'left' ? isLeft(row) : row.state === filter
}

const counted: Partial<Record<RowState, keyof ImportTotals>> = {
  conflict: 'conflicts',
  gone: 'gone',
  changed: 'changed',
  new: 'new',
  late: 'late',
}

/** What rows can be narrowed to, and how many that leaves; only what there is. */
export function filtersOf({ rows, rowsOmitted, totals }: Import): { filter: Filter; count: number }[] {
  const left = rows.filter(isLeft).length
  const total = (state: RowState) => (state === 'skipped' ? totals.skipped - left : (totals[counted[state] ?? 'unchanged'] ?? 0))
  const counts = inOrder.map((state) => {
    const shown = rows.filter((row) => row.state === state).length
    return { filter: state, count: rowsOmitted > 0 ? Math.max(shown, total(state)) : shown }
  })
  const all: { filter: Filter; count: number }[] = [
    { filter: 'all', count: rows.length + rowsOmitted },
    { filter: 'warned', count: rows.filter(isWarned).length },
    { filter: 'left', count: left },
  ]
  return [all[0]!, ...counts, ...all.slice(1)].filter(({ count }) => count > 0)
}

/** The rows of a filter that hold what was typed, by state. */
export function groupsOf(rows: readonly ImportRow[], filter: Filter, typed: string): Group[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = ({ description, vendor, project }: ImportRow) => {
    const text = `${description} ${vendor ?? ''} ${project ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const found = rows.filter((row) => isIn(row, filter) && (words.length === 0 || holds(row)))
  const byState = Map.groupBy(found, ({ state }) => state)
  return inOrder.flatMap((state) => (byState.has(state) ? [{ state, rows: byState.get(state)! }] : []))
}

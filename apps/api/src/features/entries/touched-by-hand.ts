import { factsOf } from '@hourtab/domain/csv/publication'
import type { entries } from '../../platform/tables/entries.ts'

type Row = typeof entries.$inferSelect

const told = ['workedOn', 'seconds', 'description', 'workType', 'vendor', 'project', 'billable'] as const

/** Marks an entry that came from an import and is edited by hand: what the import said is kept, so that later ones ask before they change it. */
export function touchedByHand(before: Row, edit: Partial<Row>): Partial<Pick<Row, 'importSaid' | 'writtenBy'>> {
  if (before.sourceKey === null) return { writtenBy: null }
  const isOther = told.some((field) => edit[field] !== undefined && edit[field] !== before[field])
  return { writtenBy: null, ...(isOther && { importSaid: before.importSaid ?? factsOf(before) }) }
}

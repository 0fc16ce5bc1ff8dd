import type { Entry } from '@hourtab/contract/entries'
import { isLate } from '@hourtab/domain/ledger-closed'
import { toInstant } from '../../platform/clock.ts'
import type { EntryRow } from './bookkeeping.ts'

/** An entry as its PM sees it. `importSaid` is set once it is other than its import said. */
export function toEntry(retainerId: string, row: EntryRow & { importSaid?: unknown }): Entry {
  const { id, workedOn, description, workType, vendor, project, billable, seconds, cycleStartsOn, corrects, privateNote, importId } = row
  const source = importId ? 'import' : 'hand'
  return {
    id,
    retainerId,
    workedOn,
    description,
    workType,
    vendor,
    project,
    billable,
    seconds,
    cycleStartsOn,
    late: isLate(row),
    corrects,
    privateNote,
    source,
    importId,
    editedSinceImport: (row.importSaid ?? null) !== null,
    loggedAt: toInstant(row.loggedAt),
  }
}

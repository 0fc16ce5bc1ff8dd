import type { AuditFilter, AuditLine, AuditName } from '@hourtab/contract/audit'
import { toInstant } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import type { Changes } from '../../platform/tables/events.ts'
import { auditBefore, namesOfRemoved, type AuditRow } from './queries.ts'

/** Lines of the audit, newest first, as many as there are up to the limit. */
export async function readAudit(
  db: Db,
  workspaceId: string,
  given: AuditFilter & { before?: string; limit: number },
): Promise<AuditLine[]> {
  const rows = await auditBefore(db, workspaceId, given)
  const gone = rows.flatMap(({ retainerId, retainerName }) => (retainerId && retainerName === null ? [retainerId] : []))
  const removed = await namesOfRemoved(db, workspaceId, [...new Set(gone)])
  return rows.map((row) => toLine(row, row.retainerId === null ? undefined : removed.get(row.retainerId)))
}

function toLine(row: AuditRow, removed?: { name: string; client: string }): AuditLine {
  const { id, actorId, actorName, keyName, subject, retainerId, retainerName, clientName } = row
  const named = retainerName === null ? removed : { name: retainerName, client: clientName ?? '' }
  const about = row.about ?? firstText(subject.name, subject.filename)
  return {
    id,
    at: toInstant(row.at),
    name: (subject.restored ? 'entry.restored' : row.name) as AuditName,
    person: actorId === null ? null : { id: actorId, name: actorName ?? 'Somebody who left' },
    keyName,
    retainer: retainerId && named ? { id: retainerId, ...named, isRemoved: retainerName === null } : null,
    about,
    changes: (row.changes ?? figuresIn(subject)).filter(saysMoreThan(about)).map(([field, before, after]) => ({ field, before, after })),
  }
}

const firstText = (...values: unknown[]): string => values.find((value) => typeof value === 'string') ?? ''

// What an event tells in figures need not be written a second time.
const figures = ['seconds', 'workedOn', 'entries', 'changes', 'removes', 'kept', 'usedSeconds']

const figuresIn = (subject: Record<string, unknown>): Changes =>
  figures.flatMap((field) => (subject[field] ? [[field, null, subject[field]] as const] : []))

// What was made or removed is named already.
const saysMoreThan =
  (about: string) =>
  ([, before, after]: Changes[number]): boolean =>
    (before !== null || after !== about) && (after !== null || before !== about)

import { getTableColumns } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { alerts } from '../../platform/tables/alerts.ts'
import { members, users, workspaces } from '../../platform/tables/accounts.ts'
import { entries, imports } from '../../platform/tables/entries.ts'
import { events } from '../../platform/tables/events.ts'
import * as memory from '../../platform/tables/import-memory.ts'
import { clients, grants, pauses, retainers, terms } from '../../platform/tables/retainers.ts'
import { retiredTokens, shareLinks } from '../../platform/tables/share-links.ts'
import { statements } from '../../platform/tables/statements.ts'

/** A file of an export: the table behind it, and the fields that leave, each named. */
export type Carried = { file: string; table: PgTable; fields: string[]; key: string[] }

const carry = (file: string, table: PgTable, key: string, rest: string): Carried => ({
  file: `${file}.json`,
  table,
  key: key.split(' '),
  fields: [...key.split(' '), ...rest.split(' ').filter(Boolean)],
})

export const workspaceFile = carry('workspace', workspaces, 'id', 'name privateWords createdAt')
export const peopleFile = carry('members', users, 'id', 'name email createdAt')
/** What a member is in the workspace; it stands in the file of people. */
export const membership = carry('members', members, 'userId', 'role joinedAt alertMails')

/**
 * What a workspace holds, in an order in which it can be taken in: what others point to first. Of a link the digest leaves, by which its
 * URL goes on opening, and not the token. Sessions, API keys, webhooks, mails on their way and what the plan is
 * stay where they are; sums, and the numbers of events, are made anew.
 */
export const carried: Carried[] = [
  carry('clients', clients, 'id', 'name createdAt'),
  carry(
    'retainers',
    retainers,
    'id',
    'clientId name startsOn cadence resetDay firstCycle timeZone counts hourlyRateCents feeCents currency alertsAt closesAfterDays updates completeThrough showsPending version createdAt',
  ),
  carry('terms', terms, 'retainerId fromOn', 'capSeconds surplus deficit'),
  carry('pauses', pauses, 'retainerId fromOn', 'untilOn'),
  carry('grants', grants, 'id', 'retainerId cycleStartsOn seconds reason borrowedFrom agreedBy createdAt'),
  carry(
    'imports',
    imports,
    'id',
    'retainerId state filename dialect why source signature answers remembered excludedRows rowChanges totals diff createdBy createdAt publishedAt undoneAt',
  ),
  carry(
    'entries',
    entries,
    'id',
    'retainerId cycleStartsOn workedOn seconds description workType vendor project billable privateNote corrects importId sourceKey sourceDialect sourceClient importSaid writtenBy loggedBy loggedAt',
  ),
  carry(
    'statements',
    statements,
    'id',
    'retainerId number version cycleStartsOn frozen entryCount document hash hourlyRateCents feeCents currency closedBy closedAt reopenedBy reopenedAt',
  ),
  carry('alerts', alerts, 'id', 'retainerId cycleStartsOn cycleEndsOn percent usedSeconds availableSeconds at'),
  carry('share-links', shareLinks, 'id', 'retainerId name audience passwordHash tokenHash expiresOn lastOpenedOn createdAt revokedAt'),
  carry('retired-links', retiredTokens, 'tokenHash', 'retiredAt'),
  carry('replaced-entries', memory.replacedEntries, 'importId entryId', 'retainerId kind before'),
  carry(
    'removed-entries',
    memory.removedEntries,
    'id',
    'retainerId entry workedOn sourceKey sourceDialect sourceClient importSaid importId removedAt',
  ),
  carry('import-sources', memory.importSources, 'retainerId client project', 'usedAt'),
  carry('import-habits', memory.importHabits, 'retainerId', 'answers'),
  carry('import-mappings', memory.importMappings, 'signature', 'answers usedAt'),
  carry('corrections', memory.corrections, 'description', 'workType vendor correctedAt'),
  carry('events', events, 'id', 'retainerId name actorId keyName about changes subject at'),
]

export const tableName = ({ table }: Carried): string => getTableConfig(table).name

/** The columns behind the fields of a file, with their types. */
export const columnsOf = ({ table, fields }: Carried): { field: string; column: string; type: string }[] => {
  const columns = getTableColumns(table)
  return fields.map((field) => ({ field, column: toSnakeCase(field), type: columns[field]!.getSQLType() }))
}

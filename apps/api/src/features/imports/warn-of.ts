import { sourceKey } from '@hourtab/domain/csv/coverage'
import { formatHours } from '@hourtab/domain/hours'
import type { Context } from '../../platform/context.ts'
import { retainerById, type LedgerRecord } from '../retainers/queries.ts'
import { retainersOf } from './belonging.ts'
import type { Described } from './reader/described.ts'
import type { Reading } from './reader/reading.ts'
import type { Given } from './work-out.ts'

type Compared = Pick<ReturnType<Reading['compare']>, 'totals' | 'privateRows' | 'sources'>

// A total is printed with two decimals, and so is each row of some trackers.
const toleranceSeconds = 60

/** What concerns a file as a whole: totals that do not agree, somebody else's rows, words that are not for clients. */
export async function warnOf(
  { db, actor }: Context,
  record: LedgerRecord,
  { sources }: Described,
  compared: Compared,
  { remembered }: Given,
): Promise<string[]> {
  const warnings: string[] = []
  const { totals, privateRows } = compared
  const { fileSeconds, readSeconds } = totals
  if (fileSeconds !== null && Math.abs(fileSeconds - readSeconds) > toleranceSeconds)
    warnings.push(`The file gives its total as ${formatHours(fileSeconds)} h, and its rows are ${formatHours(readSeconds)} h together.`)
  const clients = [...new Set(sources.map(({ client }) => client))]
  const [client] = clients
  if (remembered.clients === undefined && clients.length === 1 && client && !isAlike(client, record.clientName))
    warnings.push(`The file is of ${client}, and this retainer is of ${record.clientName}.`)
  const taken = new Set(compared.sources.map(sourceKey))
  const [elsewhere] = await retainersOf(
    db,
    actor.workspaceId,
    sources.filter((source) => taken.has(sourceKey(source))),
    { notKnownTo: record.id },
  )
  if (elsewhere) {
    const { name, clientName } = await retainerById(db, actor.workspaceId, elsewhere.retainerId)
    warnings.push(`${rowsInWords(elsewhere.rows)} of a client and project that were imported into ${clientName}, ${name} before.`)
  }
  if (privateRows > 0) warnings.push(`${privateRows === 1 ? 'One row holds' : `${privateRows} rows hold`} words of your private list.`)
  return warnings
}

const isAlike = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
const rowsInWords = (rows: number) => (rows === 1 ? 'One row is' : `${rows} rows are`)

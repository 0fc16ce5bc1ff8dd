import type { Audience } from '@hourtab/contract/share-links'
import { aliasing } from '@hourtab/domain/aliases'
import { sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import { membersOf } from '../workspaces/queries.ts'

/** What an audience gets to see: whether there is a log, how much is told of agreed hours, and names and texts as they are shown. */
export type Sight = {
  showsLog: boolean
  /** Whether all is shown as it was typed. */
  isPlain: boolean
  tells: 'all' | 'reasons' | 'sums'
  vendor: (name: string) => string
  text: (text: string) => string
}

const asTyped = (text: string) => text
const plain = { isPlain: true, vendor: asTyped, text: asTyped }

/** The sight of an audience on a retainer; `db` is inside the workspace. */
export async function sightOf(db: Db, workspaceId: string, record: LedgerRecord, audience: Audience): Promise<Sight> {
  if (audience === 'full') return { ...plain, showsLog: true, tells: 'all' }
  if (audience === 'totals') return { ...plain, showsLog: false, tells: 'sums' }
  if (audience === 'aliases') {
    const vendors = aliasing(await vendorsOf(db, workspaceId, record.id), 'Vendor')
    return { showsLog: true, isPlain: false, tells: 'reasons', vendor: vendors.of, text: vendors.in }
  }
  const people = aliasing(await peopleOf(db, workspaceId, record), 'Person', { asWords: true })
  return { showsLog: true, isPlain: false, tells: 'reasons', vendor: people.in, text: people.in }
}

// In the order in which they were first logged, so that a new one changes nobody's alias. Each step finds the next name in the index.
async function vendorsOf(db: Db, workspaceId: string, retainerId: string): Promise<string[][]> {
  const { rows } = await db.execute<{ vendor: string }>(sql`
    with recursive v as (
      (select e.vendor, e.id from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = ${retainerId} and e.vendor is not null order by e.vendor, e.id limit 1)
      union all
      select n.vendor, n.id from v cross join lateral (
        select e.vendor, e.id from entries e where e.workspace_id = ${workspaceId} and e.retainer_id = ${retainerId} and e.vendor > v.vendor order by e.vendor, e.id limit 1) n
    ) select v.vendor from v order by v.id`)
  return rows.map(({ vendor }) => [vendor])
}

// Whoever is in the workspace, by their whole name and its parts, and whoever agreed to hours.
async function peopleOf(db: Db, workspaceId: string, { grants }: LedgerRecord): Promise<string[][]> {
  const members = await membersOf(db, workspaceId)
  const agreed = grants.flatMap(({ agreedBy }) => agreedBy ?? [])
  return [...members.map(({ name }) => name), ...agreed].map((name) => [name, ...name.split(/\s+/).filter((part) => part.length > 2)])
}

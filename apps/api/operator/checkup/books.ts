import { sql } from 'drizzle-orm'
import type { Db } from '../../src/platform/context.ts'
import { unseal } from '../../src/platform/secrets.ts'
import { lookAt, workspaceIds } from '../backups/sums.ts'
import { counted, well, wrong, type Finding } from './finding.ts'

type Books = { retainers: number; amiss: string[]; statements: number; altered: string[] }

/** Whether what is added up is the sum of what is there, and what was printed is as it was, in every workspace. */
export async function checkBooks(db: Db): Promise<Finding[]> {
  const books: Books = { retainers: 0, amiss: [], statements: 0, altered: [] }
  for (const id of await workspaceIds(db)) {
    await lookAt(db, id)
    await addUp(db, id, books)
  }
  const { retainers, amiss, statements, altered } = books
  return [
    amiss.length > 0
      ? wrong('totals', `${counted(amiss.length, 'cycle')} do not hold the sum of their entries: ${some(amiss)}.`)
      : well('totals', `The cycles of ${counted(retainers, 'retainer')} hold the sum of their entries.`),
    altered.length > 0
      ? wrong('statements', `${counted(altered.length, 'statement')} are not what was printed: ${some(altered)}.`)
      : well('statements', `${counted(statements, 'statement')} are as they were printed.`),
  ]
}

const some = (all: string[]): string => all.slice(0, 5).join('; ') + (all.length > 5 ? '; …' : '')

async function addUp(db: Db, workspaceId: string, books: Books): Promise<void> {
  const { rows: cycles } = await db.execute<{ id: string; day: string }>(sql`
    select coalesce(t.retainer_id, e.retainer_id) as id, coalesce(t.cycle_starts_on, e.cycle_starts_on)::text as day
    from (select * from cycle_totals where workspace_id = ${workspaceId}) t
    full join (
      select e.retainer_id, e.cycle_starts_on, coalesce(sum(e.seconds) filter (where r.counts = 'all' or e.billable), 0) as used, count(*) as n
      from entries e join retainers r on r.workspace_id = ${workspaceId} and r.id = e.retainer_id where e.workspace_id = ${workspaceId} group by 1, 2
    ) e on e.retainer_id = t.retainer_id and e.cycle_starts_on = t.cycle_starts_on
    where coalesce(t.used_seconds, 0) <> coalesce(e.used, 0) or coalesce(t.entry_count, 0) <> coalesce(e.n, 0) order by 1, 2`)
  books.amiss.push(...cycles.map(({ id, day }) => `${day} of retainer ${id}`))
  const { rows: altered } = await db.execute<{ id: string }>(sql`
    select id from statements where workspace_id = ${workspaceId} and encode(sha256(convert_to(document, 'UTF8')), 'hex') <> hash order by 1`)
  books.altered.push(...altered.map(({ id }) => id))
  const { rows: counts } = await db.execute<{ retainers: number; statements: number }>(sql`
    select (select count(*)::int from retainers where workspace_id = ${workspaceId}) as retainers,
      (select count(*)::int from statements where workspace_id = ${workspaceId}) as statements`)
  books.retainers += counts[0]!.retainers
  books.statements += counts[0]!.statements
}

/** Whether the secret is the one that the URLs of links were sealed with. A link that came from elsewhere was never sealed here. */
export async function checkSeals(db: Db, sealKey: Buffer): Promise<Finding> {
  let [read, sealed] = [0, 0]
  for (const id of await workspaceIds(db)) {
    await lookAt(db, id)
    const { rows } = await db.execute<{ token: string }>(sql`
      select sealed_token as token from share_links where workspace_id = ${id} and sealed_token <> '' and revoked_at is null limit 100`)
    sealed += rows.length
    read += rows.filter(({ token }) => canRead(sealKey, token)).length
  }
  if (read === sealed) return well('links', 'Their URLs can be shown again.')
  return wrong(
    'links',
    `${counted(sealed - read, 'link')} of ${sealed} were sealed with another secret: they open, and their URLs cannot be shown again.`,
  )
}

function canRead(key: Buffer, sealed: string): boolean {
  try {
    return unseal(key, sealed) !== ''
  } catch {
    return false
  }
}

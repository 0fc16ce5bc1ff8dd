import { expect, test } from 'vitest'
import { ownDatabase, workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { announce } from './announce.ts'
import { numberEvents } from './number-events.ts'

type Event = { id: string; sequence: number; name: string; retainerId: string | null; subject: Record<string, unknown> }
type Page = { items: Event[]; nextCursor: string | null }
type Studio = Awaited<ReturnType<typeof studio>>

const after = async ({ owner }: Pick<Studio, 'owner'>, sequence: number, query = ''): Promise<Page> =>
  (await owner.get(`/api/v1/events?after=${sequence}${query}`)).body
const countingUp = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n)

test('events are numbered from 1 on without gaps, and read in that order from any number on', async () => {
  const cast = await studio()
  for (let n = 0; n < 4; n++) await cast.log()
  const all = await after(cast, 0)
  expect(all.items.map(({ sequence }) => sequence)).toEqual(countingUp(1, 5))
  expect(all.items.map(({ name }) => name)).toEqual(['retainer.created', ...Array.from({ length: 4 }, () => 'entry.logged')])
  expect((await after(cast, 3)).items).toEqual(all.items.slice(3))
  expect(await after(cast, 5)).toEqual({ items: [], nextCursor: null })
  expect((await cast.owner.get('/api/v1/events')).body.items).toEqual(all.items.toReversed())
})

test('in order, too, pages have cursors, and what happens meanwhile comes at the end', async () => {
  const cast = await studio()
  for (let n = 0; n < 4; n++) await cast.log()
  const first = await after(cast, 0, '&limit=3')
  await cast.log()
  const second = await after(cast, 0, `&limit=3&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual(countingUp(1, 6))
  expect(second.nextCursor).toBeNull()
  const newest = (await cast.owner.get('/api/v1/events?limit=1')).body.nextCursor
  const { status, body } = await cast.owner.get(`/api/v1/events?after=0&cursor=${newest}`)
  expect([status, body.errors[0].pointer]).toEqual([422, '?cursor'])
})

test('they are narrowed by name and by retainer, in either order', async () => {
  const cast = await studio()
  const { owner, retainer } = cast
  const other = await owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel Foods', name: 'Go-live', capHours: 5, startsOn: '2026-07-01' })
  await cast.log()
  expect((await after(cast, 0, `&retainerId=${retainer.id}`)).items.map(({ name }) => name)).toEqual(['retainer.created', 'entry.logged'])
  const created = await owner.get(`/api/v1/events?name=retainer.created&retainerId=${other.body.retainer.id}`)
  expect(created.body.items).toHaveLength(1)
  expect((await after(cast, 0, '&name=entry.logged')).items.map(({ retainerId }) => retainerId)).toEqual([retainer.id])
  const wrong = await owner.get('/api/v1/events?after=-1&name=entry.eaten&retainerId=x')
  expect([wrong.status, new Set(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer))]).toEqual([
    422,
    new Set(['?after', '?name', '?retainerId']),
  ])
})

test('an event that is committed after a later one was read gets a later number, and is not missed', async () => {
  const { database } = await ownDatabase()
  const workspaceId = crypto.randomUUID()
  const clock = { now: () => new Date('2026-07-14T16:20:00Z') }
  const live = { nudge: () => {}, listen: () => {}, onGap: () => {}, close: async () => {} }
  const tell = (about: string, then?: () => Promise<unknown>) =>
    inWorkspace(database, workspaceId, async (db) => {
      const ctx = { db, clock, live, onCommit: () => {}, actor: { workspaceId, userId: null } } as const
      await announce(ctx, 'client.added', null, { about }, { about })
      await then?.()
    })
  const numbers = () =>
    inWorkspace(database, workspaceId, async (db) => {
      await numberEvents(db, workspaceId, '2026-07-14T16:20:00Z')
      const { rows } = await db.execute<{ sequence: string; about: string }>(
        `select sequence, about from events where workspace_id = '${workspaceId}' and sequence is not null order by sequence`,
      )
      return rows.map(({ sequence, about }) => `${sequence} ${about}`)
    })
  // The embedded database has one transaction at a time: there nobody can look in between.
  const seen = await new Promise<string[]>((resolve, reject) => {
    tell('written first, committed last', async () => {
      if (!database.connect) return resolve([])
      await tell('written last, committed first')
      resolve(await numbers())
    }).catch(reject)
  })
  if (database.connect) expect(seen).toEqual(['1 written last, committed first'])
  else await tell('written last, committed first')
  await expect
    .poll(numbers)
    .toEqual(
      database.connect
        ? ['1 written last, committed first', '2 written first, committed last']
        : ['1 written first, committed last', '2 written last, committed first'],
    )
  await database.close()
})

test('who catches up by number while others write misses nothing and reads nothing twice', async () => {
  const cast = await studio()
  const { owner, retainer } = cast
  const entries = 120
  let isWriting = true
  const write = async (from: number) => {
    for (let n = from; n < entries; n += 6)
      await owner.post(`/api/v1/retainers/${retainer.id}/entries`).send({ workedOn: '2026-07-06', seconds: 60, description: `Call ${n}` })
  }
  const read = async () => {
    const found: Event[] = []
    for (let isLast = false; ;) {
      isLast = !isWriting
      const { items } = await after(cast, found.at(-1)?.sequence ?? 0, '&limit=7')
      found.push(...items)
      if (isLast && items.length === 0) return found
    }
  }
  const writing = Promise.all(countingUp(0, 6).map(write)).finally(() => (isWriting = false))
  const [one, other] = await Promise.all([read(), read(), writing])
  expect(one.map(({ sequence }) => sequence)).toEqual(countingUp(1, entries + 1))
  expect(other).toEqual(one)
  const logged = (await owner.get(`/api/v1/retainers/${retainer.id}/entries?limit=200`)).body.items.map(({ id }: { id: string }) => id)
  expect(
    one
      .slice(1)
      .map(({ subject }) => subject.entryId as string)
      .toSorted(),
  ).toEqual(logged.toSorted())
})

test('a long past is numbered whole at the first reading, also where the planner last saw a short one', async () => {
  const { owner, ines } = await studio()
  const { database } = await workerDatabase()
  // Three thousand workspaces of one event each are what the planner goes by.
  await database.pool.query(
    `insert into events (workspace_id, id, name, subject, at, sequence) select gen_random_uuid(), gen_random_uuid(), 'client.added', '{}', '2025-01-01T00:00:00Z', 1 from generate_series(1, 3000)`,
  )
  await database.pool.query('analyze events')
  await database.pool.query(`delete from events where at = '2025-01-01T00:00:00Z'`)
  await database.pool.query(
    `insert into events (workspace_id, id, name, subject, at) select $1, gen_random_uuid(), 'client.added', '{}', '2026-01-01T00:00:00Z' from generate_series(1, 12000)`,
    [ines.me.workspace.id],
  )
  const { items } = (await owner.get('/api/v1/events?after=11999')).body as Page
  expect(items.map(({ sequence }) => sequence)).toEqual([12_000, 12_001])
})

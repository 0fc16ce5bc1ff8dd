import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

type Studio = Awaited<ReturnType<typeof studio>>
type Item = { id: string; description: string; runningBalanceSeconds: number; workedOn: string }

const any = { 'if-match': '*' }
const read = async ({ owner, retainer }: Studio, query = '') => (await owner.get(`/api/v1/retainers/${retainer.id}/entries${query}`)).body
const hoursLeft = (items: Item[]) => items.map(({ description, runningBalanceSeconds }) => [description, runningBalanceSeconds / 3600])

/** Reads a log page by page to its end. */
async function readAll(cast: Studio, query: string): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await read(cast, `${query}${cursor && `&cursor=${cursor}`}`)
    items.push(...page.items)
    cursor = page.nextCursor as string | null
  }
  return items
}

async function busyStudio() {
  const cast = await studio({ today: '2026-08-10' })
  const { log } = cast
  await log({ workedOn: '2026-07-06', duration: '8h', description: 'Discovery: stakeholder interviews', project: 'ERP rollout' })
  await log({ workedOn: '2026-07-14', duration: '3h', description: 'Vendor A: weekly sync' })
  await log({ workedOn: '2026-07-14', duration: '2h', description: 'Vendor B: invoice review' })
  await log({ workedOn: '2026-07-10', duration: '1h', description: 'Reporting: 100% of the weekly status report' })
  await log({
    workedOn: '2026-08-03',
    duration: '6h',
    description: 'Vendor A: change order analysis',
    privateNote: 'Third invoice without sheets',
  })
  return cast
}

test('the log is newest first, by day and then by the order of logging, with what was left after each entry', async () => {
  const cast = await busyStudio()
  const { items, nextCursor } = await read(cast)
  expect(hoursLeft(items)).toEqual([
    ['Vendor A: change order analysis', 14],
    ['Vendor B: invoice review', 6],
    ['Vendor A: weekly sync', 8],
    ['Reporting: 100% of the weekly status report', 11],
    ['Discovery: stakeholder interviews', 12],
  ])
  expect(nextCursor).toBe(null)
})

test('past the cap the running balance goes on below zero, and what does not count leaves it as it is', async () => {
  const cast = await studio({ retainer: { counts: 'billable' } })
  await cast.log({ duration: '19h', description: 'Go-live: cutover' })
  await cast.log({ duration: '2h', description: 'Travel', billable: false })
  await cast.log({ duration: '3h', description: 'Go-live: issue triage' })
  const { items } = await read(cast)
  expect(hoursLeft(items)).toEqual([
    ['Go-live: issue triage', -2],
    ['Travel', 1],
    ['Go-live: cutover', 1],
  ])
})

test('page by page the log says the same as in one piece', async () => {
  const cast = await busyStudio()
  const whole = (await read(cast)).items
  for (const limit of [1, 2, 3]) expect(await readAll(cast, `?limit=${limit}`)).toEqual(whole)
})

test('an entry that is logged between two pages neither doubles nor hides one', async () => {
  const cast = await busyStudio()
  const whole = (await read(cast)).items as Item[]
  const first = await read(cast, '?limit=2')
  await cast.log({ workedOn: '2026-08-09', duration: '1h', description: 'New' })
  const second = await read(cast, `?limit=3&cursor=${first.nextCursor}`)
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
})

test.each([
  ['?vendor=Vendor%20A', ['Vendor A: change order analysis', 'Vendor A: weekly sync']],
  ['?workType=reporting', ['Reporting: 100% of the weekly status report']],
  ['?from=2026-07-10&to=2026-07-14', ['Vendor B: invoice review', 'Vendor A: weekly sync', 'Reporting: 100% of the weekly status report']],
  ['?q=WEEKLY%20report', ['Reporting: 100% of the weekly status report']],
  ['?q=erp', ['Discovery: stakeholder interviews']],
  ['?q=100%25', ['Reporting: 100% of the weekly status report']],
  ['?q=_', []],
  ['?q=sheets', []],
  ['?vendor=vendor', []],
])('the log narrowed by %s keeps the running balance of the whole, on every page', async (query, descriptions) => {
  const cast = await busyStudio()
  const whole = new Map(((await read(cast)).items as Item[]).map((item) => [item.id, item]))
  const found = (await read(cast, query)).items as Item[]
  expect(found.map(({ description }) => description)).toEqual(descriptions)
  for (const item of found) expect(item).toEqual(whole.get(item.id))
  expect(await readAll(cast, `${query}&limit=1`)).toEqual(found)
})

test('a cursor that is none of ours is refused, and so is a filter nobody knows', async () => {
  const { owner, retainer } = await studio()
  const path = `/api/v1/retainers/${retainer.id}/entries`
  const pointers = async (query: string) => {
    const { status, body } = await owner.get(`${path}${query}`)
    return [status, body.errors[0].pointer]
  }
  expect(await pointers('?cursor=bm90aGluZw')).toEqual([422, '?cursor'])
  expect(await pointers('?person=Ines')).toEqual([422, '?person'])
  expect(await pointers('?limit=201')).toEqual([422, '?limit'])
})

test('an entry that moves to another day moves to the cycle of that day', async () => {
  const cast = await busyStudio()
  const { owner, retainer } = cast
  const [newest] = (await read(cast)).items
  const { status, body } = await owner.patch(`/api/v1/entries/${newest.id}`).set(any).send({ workedOn: '2026-07-31' })
  expect([status, body.balance.cycle.startsOn, body.balance.overSeconds]).toEqual([200, '2026-07-01', 0])
  expect(body.balance.sentence).toBe('20 of 20 hours used · 0 hours remain · resets Aug 1')
  const now = await owner.get(`/api/v1/retainers/${retainer.id}/balance`)
  expect(now.body.balance).toMatchObject({ usedSeconds: 0, entryCount: 0, loggedThrough: null })
})

test('a change needs the version that was read, and leaves alone what it does not name', async () => {
  const { owner, log } = await studio()
  const { body, headers } = await log({ duration: '3h', description: 'Vendor A: sync', privateNote: 'ours', billable: false })
  const path = `/api/v1/entries/${body.entry.id}`
  expect((await owner.patch(path).send({ duration: '2h' })).status).toBe(428)
  const changed = await owner.patch(path).set('if-match', headers.etag!).send({ duration: '2h 30m' })
  expect(changed.body.entry).toEqual({ ...body.entry, seconds: 9000 })
  const stale = await owner.patch(path).set('if-match', headers.etag!).send({ seconds: 60 })
  expect([stale.status, stale.body.type]).toEqual([412, '/problems/stale'])
  const both = await owner.patch(path).set(any).send({ seconds: 60, duration: '2h' })
  expect(both.body.errors).toEqual([{ pointer: '#/duration', detail: 'Give a duration or seconds, not both' }])
})

test('removing an entry answers the balance without it; a second time it is not there', async () => {
  const { owner, log } = await studio()
  await log({ duration: '5h' })
  const { body } = await log({ duration: '3h' })
  const removed = await owner.delete(`/api/v1/entries/${body.entry.id}`)
  expect([removed.status, removed.body.balance.usedSeconds]).toEqual([200, 5 * 3600])
  expect((await owner.delete(`/api/v1/entries/${body.entry.id}`)).status).toBe(404)
})

test('entries logged, changed and removed all at once leave the exact sum', async () => {
  const { owner, retainer, log } = await studio({ retainer: { capHours: 1000 } })
  const ids = await Promise.all(Array.from({ length: 12 }, async () => (await log({ duration: '1h' })).body.entry.id as string))
  await Promise.all([
    ...ids.slice(0, 4).map((id) => owner.delete(`/api/v1/entries/${id}`)),
    ...ids.slice(4, 8).map((id) => owner.patch(`/api/v1/entries/${id}`).set(any).send({ duration: '2h' })),
    ...Array.from({ length: 4 }, () => log({ duration: '30m' })),
  ])
  const { body } = await owner.get(`/api/v1/retainers/${retainer.id}/balance`)
  expect([body.balance.usedSeconds / 3600, body.balance.entryCount]).toEqual([4 * 2 + 4 + 4 * 0.5, 12])
})

test('work can be logged up to a year ahead', async () => {
  const { log, owner } = await studio()
  const far = await log({ workedOn: '2027-07-16' })
  expect([far.status, far.body.errors]).toEqual([422, [{ pointer: '#/workedOn', detail: 'Choose 2027-07-15 or an earlier day' }]])
  const { body } = await log({ workedOn: '2027-07-15' })
  expect(body.balance.cycle.startsOn).toBe('2027-07-01')
  const moved = await owner.patch(`/api/v1/entries/${body.entry.id}`).set(any).send({ workedOn: '2999-12-31' })
  expect([moved.status, moved.body.errors[0].pointer]).toEqual([422, '#/workedOn'])
})

test('lines of text are read as entries and nothing is stored', async () => {
  const cast = await studio()
  const text =
    'Vendor A: weekly sync + change order analysis, 3h\n\nyesterday Discovery: stakeholder interviews, 6 SMEs, 8h\nGo-live: triage'
  const { status, body } = await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/entries/parse`).send({ text })
  expect(status).toBe(200)
  expect(body.drafts.map((draft: Record<string, unknown>) => [draft.workedOn, draft.seconds, draft.workType, draft.vendor])).toEqual([
    ['2026-07-14', 10_800, 'vendor', 'Vendor A'],
    ['2026-07-13', 28_800, 'discovery', null],
    ['2026-07-14', null, 'go-live', null],
  ])
  expect(body.drafts[2].problems).toEqual([{ field: 'duration', detail: 'Add the hours at the end, e.g. 1.5h.' }])
  expect((await read(cast)).items).toEqual([])
  expect((await cast.owner.get('/api/v1/events')).body.items.map(({ name }: { name: string }) => name)).toEqual(['retainer.created'])
})

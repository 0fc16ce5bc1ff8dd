import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

type Entry = { id: string; description: string; vendor: string | null; runningBalanceSeconds: number }
const hour = 3600

async function busyStudio(audience = 'full') {
  const cast = await studio()
  const work = [
    { workedOn: '2026-07-01', duration: '2h', description: 'Vendor A: weekly sync', vendor: 'Acme', project: 'ERP' },
    { workedOn: '2026-07-07', duration: '3h', description: 'Change order review with Acme', vendor: 'Acme', project: 'CRM' },
    { workedOn: '2026-07-08', duration: '1h', description: 'Discovery: interviews at 100 % of sites', project: 'ERP' },
    { workedOn: '2026-07-13', duration: '4h', description: 'Cutover with Globex, handover from Acme', vendor: 'Globex', project: 'ERP' },
  ]
  for (const each of work) await cast.log(each)
  const { token } = await cast.share('CTO', { audience })
  const read = async (query = '') => (await cast.nobody.get(`/api/v1/public/balances/${token}?${query}`)).body
  const found = async (query: string) => {
    const { entries, found: sum } = await read(query)
    return [(entries as Entry[]).map(({ runningBalanceSeconds }) => runningBalanceSeconds / hour), sum.entries, sum.seconds / hour]
  }
  return { ...cast, token, read, found }
}

test('each part of the log keeps the balance that each entry left, and says how much it is', async () => {
  const { found } = await busyStudio()
  expect(await found('vendor=Acme')).toEqual([[15, 18], 2, 5])
  expect(await found('vendor=Acme&week=2026-07-09')).toEqual([[15], 1, 3])
  expect(await found('type=discovery')).toEqual([[14], 1, 1])
  expect(await found('project=ERP&q=%20SYNC%20weekly')).toEqual([[18], 1, 2])
  expect(await found('q=100%20%25')).toEqual([[14], 1, 1])
  expect(await found('q=nowhere')).toEqual([[], 0, 0])
})

test('where the hours went adds up to what is used', async () => {
  const { breakdown, balance } = await (await busyStudio()).read()
  expect(breakdown.vendors).toEqual([
    { vendor: 'Acme', seconds: 5 * hour, weekSeconds: [2 * hour, 3 * hour, 0] },
    { vendor: 'Globex', seconds: 4 * hour, weekSeconds: [0, 0, 4 * hour] },
  ])
  expect(breakdown).toMatchObject({
    weeks: ['2026-06-29', '2026-07-06', '2026-07-13'],
    projects: ['CRM', 'ERP'],
    sentence: '2 vendors · 4.5 h a week · 45 % of the cap',
  })
  const kinds = breakdown.workTypes as { seconds: number }[]
  expect(kinds.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(balance.usedSeconds)
})

test('an entry has an address of its own, also in a cycle long past', async () => {
  const { read, log, owner, retainer } = await busyStudio()
  await owner.patch(`/api/v1/retainers/${retainer.id}`).set('if-match', '*').send({ startsOn: '2026-01-01' })
  const { body } = await log({ workedOn: '2026-02-03', description: 'Kick-off' })
  const page = await read(`entry=${body.entry.id}`)
  expect([page.balance.cycle.startsOn, page.entries.map(({ description }: Entry) => description)]).toEqual(['2026-02-01', ['Kick-off']])
})

test('the page takes the same terms, in the address and in the form, and lets go of those it cannot read', async () => {
  const { nobody, token } = await busyStudio()
  const read = async (query: string) => (await nobody.get(`/r/${token}?${query}`)).text
  const narrowed = await read('type=&vendor=Acme&project=&q=')
  expect(narrowed).toContain('2 entries · 5 h')
  expect(narrowed).not.toContain('<p dir="auto">Cutover with Globex')
  const unreadable = await read('type=nonsense&entry=00000000-0000-7000-8000-000000000000&show=-3')
  expect(unreadable).toContain('<p dir="auto">Cutover with Globex')
})

test('fifty at a time: the page shows as many more as its address asks for', async () => {
  const { nobody, token, log } = await busyStudio()
  await Promise.all(Array.from({ length: 60 }, (_, n) => log({ workedOn: '2026-07-09', duration: '6m', description: `Call ${n}` })))
  const read = async (query = '') => (await nobody.get(`/r/${token}${query}`)).text
  const first = await read()
  expect([first.match(/<li id="e/g)!.length, first.includes('Newest 50 of 64 entries')]).toEqual([50, true])
  const [, more = ''] = /<a href="(\?show=100)#e[\da-f-]{36}">Show more/.exec(first) ?? []
  const second = await read(more)
  expect([second.match(/<li id="e/g)!.length, second.includes('Show more')]).toEqual([64, false])
})

test('behind aliases a log is found by them and never by a name that is not shown', async () => {
  const { read, found } = await busyStudio('aliases')
  expect(await found('vendor=Vendor%20A')).toEqual([[15, 18], 2, 5])
  expect(await found('q=vendor%20a')).toEqual([[10, 15, 18], 3, 9])
  for (const query of ['vendor=Acme', 'q=acme', 'q=Globex']) expect(await found(query)).toEqual([[], 0, 0])
  const { entries } = await read()
  expect((entries as Entry[]).map(({ description, vendor }) => [description, vendor])).toEqual([
    ['Cutover with Vendor B, handover from Vendor A', 'Vendor B'],
    ['Discovery: interviews at 100 % of sites', null],
    ['Change order review with Vendor A', 'Vendor A'],
    ['Vendor A: weekly sync', 'Vendor A'],
  ])
})

test('behind aliases, too, what was found is read page by page', async () => {
  const { nobody, token, log } = await busyStudio('aliases')
  for (let n = 0; n < 5; n++) await log({ workedOn: '2026-07-10', duration: '12m', description: `Globex call ${n}`, vendor: 'Globex' })
  const seen: Entry[] = []
  let cursor = ''
  do {
    const path = `/api/v1/public/balances/${token}/entries?vendor=Vendor%20B&limit=2${cursor && `&cursor=${cursor}`}`
    const { body } = await nobody.get(path)
    seen.push(...body.items)
    cursor = body.nextCursor ?? ''
  } while (cursor)
  expect(seen.map(({ runningBalanceSeconds }) => runningBalanceSeconds / hour)).toEqual([9, 13, 13.2, 13.4, 13.6, 13.8])
})

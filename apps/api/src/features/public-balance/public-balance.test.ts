import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { allowedKeys, entryKeys, keysOf } from '../../../test/public-fields.ts'

type Entry = { description: string; runningBalanceSeconds: number }

async function richStudio() {
  const cast = await studio({ retainer: { startsOn: '2026-05-01', hourlyRate: 98765.43, counts: 'billable' } })
  await cast.log({ workedOn: '2026-05-20', duration: '18h', description: 'Discovery: current-state documentation' })
  await cast.log({ duration: '12h', description: 'Vendor A: weekly sync', privateNote: 'They stall on purpose', project: 'ERP rollout' })
  await cast.log({ duration: '1h', description: 'Travel', billable: false })
  await cast.owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel Foods', name: 'Secret rollout', capHours: 9, startsOn: '2026-07-01' })
  return { ...cast, token: (await cast.share('CTO of Halden')).token }
}

test('a client sees the balance, what it is made of, the log and the earlier cycles, and no field besides', async () => {
  const { nobody, token } = await richStudio()
  const { status, body } = await nobody.get(`/api/v1/public/balances/${token}`)
  expect(status).toBe(200)
  expect(keysOf(body)).toEqual(allowedKeys)
  expect(body).toMatchObject({ client: 'Halden Rail', retainer: 'PMO retainer', today: '2026-07-14', nextCursor: null })
  expect(body.balance.sentence).toBe('12 of 20 hours used · 8 hours remain · resets Aug 1')
  expect(body.entries.map(({ description, runningBalanceSeconds }: Entry) => [description, runningBalanceSeconds / 3600])).toEqual([
    ['Travel', 8],
    ['Vendor A: weekly sync', 8],
  ])
  expect(body.entries.map(({ counted }: { counted: boolean }) => counted)).toEqual([false, true])
  expect(body.earlierCycles.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
    '0 of 20 hours used · 20 hours remain · resets Jul 1',
    '18 of 20 hours used · 2 hours remain · resets Jun 1',
  ])
})

test('what is private never leaves: notes, rates, addresses, names of people, of links and of other clients', async () => {
  const { nobody, token, ines } = await richStudio()
  const texts = [
    (await nobody.get(`/api/v1/public/balances/${token}`)).text,
    (await nobody.get(`/api/v1/public/balances/${token}/entries`)).text,
    (await nobody.get(`/api/v1/public/balances/${token}?on=2026-05-20`)).text,
    (await nobody.get(`/r/${token}`)).text.replace(/<style>.*<\/style>/s, ''),
  ]
  for (const text of texts) expect(text).not.toMatch(/stall|98765\.43|9876543|@|Ines|Moro|CTO of Halden|Kestrel|Secret|billable/)
  for (const text of texts) expect(text).not.toContain(ines.me.workspace.id)
})

test('nothing is sent again until something changes', async () => {
  const { nobody, token, log } = await richStudio()
  const path = `/api/v1/public/balances/${token}`
  const { headers } = await nobody.get(path)
  const again = await nobody.get(path).set('if-none-match', headers.etag!)
  expect([again.status, again.text]).toEqual([304, ''])
  await log({ duration: '1h' })
  const changed = await nobody.get(path).set('if-none-match', headers.etag!)
  expect([changed.status, changed.body.balance.usedSeconds]).toEqual([200, 13 * 3600])
  expect(changed.headers.etag).not.toBe(headers.etag)
})

test('a new day is news, though nobody changed anything', async () => {
  const { nobody, token, clock } = await richStudio()
  const path = `/api/v1/public/balances/${token}`
  const { headers } = await nobody.get(path)
  clock.at = new Date('2026-08-01T00:00:00Z')
  const next = await nobody.get(path).set('if-none-match', headers.etag!)
  expect([next.status, next.body.balance.sentence]).toEqual([200, '0 of 20 hours used · 20 hours remain · resets Sep 1'])
  clock.at = new Date('2026-07-14T16:20:00Z')
})

test('an earlier cycle is read by any day of it; ahead of today there is only today', async () => {
  const { nobody, token } = await richStudio()
  const read = (on: string) => nobody.get(`/api/v1/public/balances/${token}?on=${on}`)
  const may = await read('2026-05-31')
  expect(may.body.balance.sentence).toBe('18 of 20 hours used · 2 hours remain · resets Jun 1')
  expect(may.body.entries.map(({ description }: Entry) => description)).toEqual(['Discovery: current-state documentation'])
  expect((await read('2999-12-31')).body.balance.cycle.startsOn).toBe('2026-07-01')
  const before = await read('2026-04-30')
  expect([before.status, before.body.errors[0].pointer]).toEqual([422, '?on'])
})

test('the newest 50 entries come along, the others page by page with their running balance', async () => {
  const { nobody, share, log } = await studio({ retainer: { capHours: 40 } })
  for (let day = 1; day <= 13; day++)
    await Promise.all(
      Array.from({ length: 4 }, (_, n) =>
        log({ workedOn: `2026-07-${String(day).padStart(2, '0')}`, duration: '30m', description: `Call ${n}` }),
      ),
    )
  const { token } = await share()
  const { body } = await nobody.get(`/api/v1/public/balances/${token}`)
  expect(body.entries).toHaveLength(50)
  const rest = await nobody.get(`/api/v1/public/balances/${token}/entries?cursor=${body.nextCursor}`)
  expect([rest.body.items.length, rest.body.nextCursor]).toEqual([2, null])
  const all = [...body.entries, ...rest.body.items] as Entry[]
  expect(all.map(({ runningBalanceSeconds }) => runningBalanceSeconds / 1800)).toEqual(all.map((_, n) => 80 - 52 + n))
  expect(keysOf(rest.body.items)).toEqual(entryKeys.map((key) => `[].${key}`).toSorted())
})

test('a token that never was and one that was mistyped get one and the same answer', async () => {
  const { nobody, token, stranger } = await richStudio()
  const otto = await stranger()
  const made = await otto.agent.post('/api/v1/retainers').send({ clientName: 'Orla', name: 'R', capHours: 1, startsOn: '2026-07-01' })
  const link = await otto.agent.post(`/api/v1/retainers/${made.body.retainer.id}/share-links`).send({ name: 'CIO' })
  await otto.agent.delete(`/api/v1/retainers/${made.body.retainer.id}`)
  const gone = (link.body.shareLink.url as string).split('/').at(-1)!
  const mistyped = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
  const tokens = [gone, mistyped, token.slice(1), 'x', "'; drop table entries; --", '%00', '..']
  for (const rest of ['', '/entries', '/events', '/feed', '/badge.svg']) {
    const answers = await Promise.all(tokens.map((one) => nobody.get(`/api/v1/public/balances/${encodeURIComponent(one)}${rest}`)))
    const said = answers.map(({ status, body: { instance: _, ...problem } }) => ({ status, problem }))
    for (const one of said)
      expect(one).toEqual({ status: 404, problem: { type: '/problems/not-found', title: 'There is no such link', status: 404 } })
  }
})

test('many who read one link at once get one and the same answer', async () => {
  const { nobody, token } = await richStudio()
  const answers = await Promise.all(Array.from({ length: 40 }, () => nobody.get(`/api/v1/public/balances/${token}`)))
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
})

import { describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { populated } from '../isolation/populated.ts'
import { rounds } from '../rounds.ts'

const home = await populated()
const { origin, ids } = home
const key = await home.key('admin')
const as = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
  ask(origin, method, path, { body, headers: { ...key, ...headers } })

const resources: [string, string, Record<string, unknown>][] = [
  ['a client', `/api/v1/clients/${ids.clientId}`, { name: 'Halden Rail' }],
  ['a retainer', `/api/v1/retainers/${ids.retainerId}`, { name: 'PMO' }],
  ['an entry', `/api/v1/entries/${ids.entryId}`, { description: 'Discovery: interviews' }],
  ['a workspace', '/api/v1/workspace', { name: 'Moro' }],
]

describe.each(resources)('%s', (_what, path, change) => {
  test('is not sent again to who has it', async () => {
    const read = await as('GET', path)
    const tag = read.headers.etag!
    expect(tag).toMatch(/^"[\w-]+"$/)
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await as('GET', path, { 'if-none-match': known })
      expect([known, again.status, again.text, again.headers.etag]).toEqual([known, 304, '', tag])
    }
    expect((await as('GET', path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  test('is changed by who read it last, and the answer has the next tag', async () => {
    const { headers } = await as('GET', path)
    const changed = await as('PATCH', path, { 'if-match': headers.etag! }, change)
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).toBe((await as('GET', path)).headers.etag)
    expect(changed.headers.etag).not.toBe(headers.etag)
    expect((await as('PATCH', path, { 'if-match': headers.etag! }, change)).status).toBe(412)
  })

  test('is not changed by who does not say what they read', async () => {
    expect((await as('PATCH', path, {}, change)).status).toBe(428)
    expect((await as('PATCH', path, { 'if-match': '' }, change)).status).toBe(412)
    expect((await as('PATCH', path, { 'if-match': '*' }, change)).status).toBe(200)
  })

  test('of two who change it at once one is told so, and nothing is lost', async () => {
    const [noun] = Object.keys(change)
    const words = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir']
    const { headers } = await as('GET', path)
    const answers = await Promise.all(words.map((word) => as('PATCH', path, { 'if-match': headers.etag! }, { [noun!]: word })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412, 412])
    const winner = words[answers.findIndex(({ status }) => status === 200)]
    const resource = Object.values((await as('GET', path)).body)[0] as Record<string, unknown>
    expect(resource[noun!]).toBe(winner)
  })
})

const races = rounds({ thorough: 1000, quick: 200 })
const counters: [string, string, (n: number) => Record<string, unknown>, (resource: Record<string, unknown>) => number][] = [
  ['an entry', `/api/v1/entries/${ids.entryId}`, (n) => ({ seconds: n }), ({ seconds }) => Number(seconds)],
  [
    'a client',
    `/api/v1/clients/${ids.clientId}`,
    (n) => ({ name: `Halden Rail ${n}` }),
    ({ name }) => Number(String(name).split(' ').at(-1)),
  ],
]

test.each(counters)(
  'of everyone who counts %s up by one at once, whoever is not told otherwise is counted',
  async (_what, path, counted, countOf) => {
    expect((await as('PATCH', path, { 'if-match': '*' }, counted(1))).status).toBe(200)
    const statuses: number[] = []
    let begun = 0
    const countUp = async () => {
      while (begun++ < races / counters.length) {
        const { body, headers } = await as('GET', path)
        const read = countOf(Object.values(body)[0] as Record<string, unknown>)
        statuses.push((await as('PATCH', path, { 'if-match': headers.etag! }, counted(read + 1))).status)
      }
    }
    await Promise.all(Array.from({ length: 8 }, countUp))
    const [accepted, refused] = [200, 412].map((status) => statuses.filter((each) => each === status).length)
    const { body } = await as('GET', path)
    expect(countOf(Object.values(body)[0] as Record<string, unknown>)).toBe(1 + accepted!)
    expect([accepted! + refused!, refused! > 0]).toEqual([races / counters.length, true])
  },
)

test('what has changed is not removed by who read it before', async () => {
  const made = await as(
    'POST',
    `/api/v1/retainers/${ids.retainerId}/entries`,
    {},
    { workedOn: '2026-07-06', duration: '1h', description: 'Call' },
  )
  const path = `/api/v1/entries/${made.body.entry.id}`
  await as('PATCH', path, { 'if-match': made.headers.etag! }, { duration: '2h' })
  expect((await as('DELETE', path, { 'if-match': made.headers.etag! })).status).toBe(412)
  expect((await as('DELETE', path, { 'if-match': (await as('GET', path)).headers.etag! })).status).toBe(200)
})

test('the balance behind a link is not sent again until something changes', async () => {
  const path = `/api/v1/public/balances/${ids.token}`
  const first = await ask(origin, 'GET', path)
  const tag = first.headers.etag!
  const known = () => ask(origin, 'GET', path, { headers: { 'if-none-match': tag } })
  expect([(await known()).status, (await known()).text]).toEqual([304, ''])
  await home.log()
  const changed = await known()
  expect([changed.status, changed.headers.etag === tag]).toEqual([200, false])
})

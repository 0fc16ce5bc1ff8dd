import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../ask.ts'
import { rounds } from '../rounds.ts'
import { studio } from '../studio.ts'

const home = await studio()
const { origin } = home
const key = await home.key('admin')
const link = await home.share()
const entries = `/api/v1/retainers/${home.retainer.id}/entries`
const as = (path: string) => ask(origin, 'GET', path, { headers: key })
const days = ['2026-07-01', '2026-07-02', '2026-07-02', '2026-07-14', '2026-08-01']
const log = (n: number) => home.log({ workedOn: days[n % days.length], seconds: 60 + n, description: `Call ${n}` })
const csv = (n: number) =>
  home.owner
    .post(`/api/v1/retainers/${home.retainer.id}/imports`)
    .set('content-type', 'text/csv')
    .send(`Date,Description,Hours\n2026-07-07,Review ${n},2\n`)

beforeAll(async () => {
  for (let n = 0; n < 23; n++) {
    await log(n)
    await home.owner.post('/api/v1/clients').send({ name: n % 2 ? `Client ${n}` : `client "${n}" \\u Ä` })
    if (n < 7) await csv(n)
    if (n < 7)
      await home.owner.post('/api/v1/retainers').send({ clientName: 'Halden Rail', name: `R${n}`, capHours: 1, startsOn: '2026-07-01' })
  }
})

/** Every item of a list, page by page; `between` runs after each page. */
async function everything(path: string, limit: number, between?: (page: number) => Promise<unknown>) {
  const items: { id: string; [field: string]: unknown }[] = []
  let cursor: string | null | undefined
  for (let page = 1; cursor !== null; page++) {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }) })
    const { status, body } = await as(`${path}${path.includes('?') ? '&' : '?'}${query}`)
    expect(status).toBe(200)
    expect(body.items.length).toBeLessThanOrEqual(limit)
    items.push(...body.items)
    cursor = body.nextCursor
    await between?.(page)
    expect(page).toBeLessThan(100)
  }
  return items
}

const lists: [string, string, number][] = [
  ['clients', '/api/v1/clients', 24],
  ['retainers', '/api/v1/retainers', 8],
  ['entries', entries, 23],
  ['entries of a search', `${entries}?q=call&from=2026-07-02`, 18],
  ['imports', `/api/v1/retainers/${home.retainer.id}/imports`, 7],
  ['entries behind a link', `/api/v1/public/balances/${link.token}/entries`, 19],
]

describe.each(lists)('%s', (_what, path, count) => {
  test.each([1, 2, 5, 200])('in pages of %i, each is there once and in one order', async (limit) => {
    const items = await everything(path, limit)
    expect(items).toHaveLength(count)
    expect(new Set(items.map(({ id }) => id)).size).toBe(count)
    expect(items).toEqual((await as(`${path}${path.includes('?') ? '&' : '?'}limit=200`)).body.items)
  })

  test('a limit is 1 to 200', async () => {
    for (const limit of ['0', '-1', '201', '1.5', 'ten', '', '1e3', 'Infinity', '99999999999999999999']) {
      const { status, body } = await as(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}`)
      expect([limit, status, body.errors?.[0].pointer]).toEqual([limit, 422, '?limit'])
    }
  })

  test('a cursor that is none of ours is refused by name', async () => {
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const garbled = [
      'x',
      '%00',
      made(null),
      made([]),
      made({}),
      made([1, 2, 3, 4, 5]),
      made(['0000-01-01', '0000-01-01', home.retainer.id, 1]),
      made(['x\u0000', home.retainer.id]),
    ]
    for (const cursor of [...garbled, 'a'.repeat(401), made(['2026-07-01', '2026-07-01', home.retainer.id, 1e400]), made(['x'])]) {
      const { status, body } = await as(`${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`)
      expect([cursor, status, body.errors?.[0].pointer]).toEqual([cursor, 422, '?cursor'])
    }
  })
})

test('the cursor of one kind of list is refused by another', async () => {
  const cursorOf = async (path: string) => (await as(`${path}?limit=1`)).body.nextCursor as string
  const kinds = { clients: '/api/v1/clients', entries, events: '/api/v1/events' }
  for (const [name, path] of Object.entries(kinds))
    for (const [other, cursor] of await Promise.all(Object.entries(kinds).map(async ([kind, at]) => [kind, await cursorOf(at)] as const)))
      expect([name, other, (await as(`${path}?cursor=${cursor}`)).status]).toEqual([name, other, name === other ? 200 : 422])
})

test('the cursor of another workspace opens nothing of it', async () => {
  const otto = await home.stranger()
  const { nextCursor } = (await as('/api/v1/clients?limit=1')).body
  const { body } = await otto.agent.get(`/api/v1/clients?cursor=${nextCursor}`)
  expect(body.items).toEqual([])
})

test('what is added while somebody turns the pages neither repeats nor hides what was there', async () => {
  const before = (await everything(entries, 200)).map(({ id }) => id)
  const read = await everything(entries, 3, (page) => (page <= 4 ? log(100 + page) : Promise.resolve()))
  const ids = read.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => before.includes(id))).toEqual(before)
})

describe('a log of thousands of entries', async () => {
  const [there, added] = [rounds({ thorough: 10_000, quick: 2000 }), rounds({ thorough: 1000, quick: 200 })]
  const long = await studio()
  const reader = await long.key('read')
  const { token } = await long.share()
  const path = `/api/v1/retainers/${long.retainer.id}/entries`
  beforeAll(async () => {
    const work = (n: number) => ({ workedOn: `2026-07-${String(1 + (n % 14)).padStart(2, '0')}`, seconds: 60, description: `Call ${n}` })
    for (let first = 0; first < there; first += 1000) {
      const { status } = await long.owner.post(`${path}/batch`).send({ entries: Array.from({ length: 1000 }, (_, n) => work(first + n)) })
      expect(status).toBe(201)
    }
  }, 120_000)

  async function idsOf(list: string): Promise<string[]> {
    const read: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body, status } = await ask(origin, 'GET', `${list}?limit=200${cursor && `&cursor=${cursor}`}`, { headers: reader })
      expect(status).toBe(200)
      read.push(...(body.items as { id: string }[]).map(({ id }) => id))
      cursor = body.nextCursor
    }
    return read
  }

  test.each([
    ['its owner', path],
    ['whoever has a link', `/api/v1/public/balances/${token}/entries`],
  ])(
    'is read whole by %s while others log into it: nothing twice, and nothing missed that was there',
    async (_who, list) => {
      const before = await idsOf(list)
      let isRead = false
      let logged = 0
      const writers = Array.from({ length: 4 }, async () => {
        while (logged++ < added || !isRead) {
          const { status } = await long.log({ workedOn: `2026-07-${String(1 + (logged % 14)).padStart(2, '0')}`, seconds: 60 })
          expect(status).toBe(201)
        }
      })
      const read = await idsOf(list).finally(() => (isRead = true))
      await Promise.all(writers)
      expect(logged).toBeGreaterThanOrEqual(added)
      expect(new Set(read).size).toBe(read.length)
      const known = new Set(before)
      expect(read.filter((id) => known.has(id))).toEqual(before)
    },
    120_000,
  )
})

test('the running balance is the same on every size of page', async () => {
  const balances = async (limit: number) =>
    (await everything(entries, limit)).map(({ id, runningBalanceSeconds }) => [id, runningBalanceSeconds])
  expect(await balances(2)).toEqual(await balances(200))
})

import { describe, expect, test } from 'vitest'
import { ask, askPatiently } from '../ask.ts'
import { workerDatabase } from '../own-database.ts'
import { studio } from '../studio.ts'

/** A stream of numbers that is the same for the same seed. */
const randomFrom = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

type Cycle = { cycle: string; seconds: number; entries: number; last: string }

/** The totals that are stored, and the same summed from the entries. */
async function totalsOf(retainerId: string): Promise<{ stored: Cycle[]; summed: Cycle[] }> {
  const { database } = await workerDatabase()
  const stored = await database.pool.query<Cycle>(
    `select cycle_starts_on::text as cycle, used_seconds::int as seconds, entry_count::int as entries, last_worked_on::text as last
    from cycle_totals where retainer_id = $1 and entry_count <> 0 order by 1`,
    [retainerId],
  )
  const summed = await database.pool.query<Cycle>(
    `select e.cycle_starts_on::text as cycle, coalesce(sum(e.seconds) filter (where r.counts = 'all' or e.billable), 0)::int as seconds, count(*)::int as entries, max(e.worked_on)::text as last
    from entries e join retainers r on r.id = e.retainer_id and r.workspace_id = e.workspace_id where e.retainer_id = $1 group by 1 order by 1`,
    [retainerId],
  )
  const empty = await database.pool.query('select from cycle_totals where retainer_id = $1 and entry_count = 0 and used_seconds <> 0', [
    retainerId,
  ])
  expect(empty.rowCount).toBe(0)
  return { stored: stored.rows, summed: summed.rows }
}

async function busy(seed: number) {
  const { origin, retainer, key, owner } = await studio({ today: '2026-09-14' })
  const headers = { ...(await key('admin')), 'if-match': '*' }
  const ids: string[] = []
  const imports: string[] = []
  const random = randomFrom(seed)
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const base = `/api/v1/retainers/${retainer.id}`
  const send = (method: string, path: string, body?: unknown) => askPatiently(origin, method, path, { body, headers })
  const day = () => `2026-0${any([7, 8, 9])}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
  const log = async () => {
    const { body } = await send('POST', `${base}/entries`, {
      workedOn: day(),
      seconds: 1 + Math.floor(random() * 9000),
      description: 'Call',
      billable: random() > 0.3,
    })
    if (body.entry) ids.push(body.entry.id)
    return body
  }
  const draft = async () => {
    const rows = Array.from({ length: 5 }, () => `${day()},Review ${Math.floor(random() * 1e9)},${1 + Math.floor(random() * 5)}`)
    const { body } = await askPatiently(origin, 'POST', `${base}/imports`, {
      raw: `Date,Description,Hours\n${rows.join('\n')}\n`,
      headers: { ...headers, 'content-type': 'text/csv' },
    })
    imports.push(body.import.id)
    return send('POST', `/api/v1/imports/${body.import.id}/publish`)
  }
  const ways = [
    log,
    log,
    log,
    log,
    () => send('PATCH', `/api/v1/entries/${any(ids)}`, { workedOn: day(), seconds: 1 + Math.floor(random() * 9000) }),
    () => send('PATCH', `/api/v1/entries/${any(ids)}`, { billable: random() > 0.5 }),
    () => send('DELETE', `/api/v1/entries/${any(ids)}`),
    draft,
    () => send('POST', `/api/v1/imports/${any(imports)}/undo`),
    () => send('PATCH', base, { counts: any(['all', 'billable']) }),
    () => send('PATCH', base, { resetDay: any([1, 15, 31]) }),
    () => send('PATCH', base, { cadence: any(['monthly', 'quarterly']) }),
    () => send('PATCH', base, { startsOn: any(['2026-07-01', '2026-06-15', '2026-01-31', '2026-09-01']) }),
    () => send('POST', `${base}/terms`, { from: any(['2026-08-01', '2026-09-01', '2026-10-01']), capSeconds: 3600 * any([10, 20]) }),
  ]
  for (let n = 0; n < 5; n++) await log()
  await draft()
  return { retainer, owner, send, base, ways, any }
}

describe.each([1, 7, 2026])('after random changes, twenty at a time (seed %i)', (seed) => {
  test('the totals of every cycle are the sums of its entries, and nothing was our mistake', async () => {
    const { retainer, ways, any, send, base } = await busy(seed)
    const statuses: number[] = []
    for (let round = 0; round < 8; round++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => any(ways)()))
      statuses.push(...answers.map((answer) => ('status' in answer ? Number(answer.status) : 200)))
      const { stored, summed } = await totalsOf(retainer.id)
      expect(stored).toEqual(summed)
    }
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(60)

    const { body } = await send('GET', `${base}/cycles`)
    const { summed } = await totalsOf(retainer.id)
    for (const { cycle, usedSeconds } of body.items) {
      expect([cycle.startsOn, usedSeconds]).toEqual([cycle.startsOn, summed.find((each) => each.cycle === cycle.startsOn)?.seconds ?? 0])
    }
  })
})

test('a hundred people logging to one retainer at once are all counted', async () => {
  const { origin, retainer, key } = await studio()
  const headers = await key('write')
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      ask(origin, 'POST', `/api/v1/retainers/${retainer.id}/entries`, {
        body: { workedOn: '2026-07-06', seconds: n + 1, description: 'Call' },
        headers,
      }),
    ),
  )
  expect(answers.filter(({ status }) => status !== 201)).toEqual([])
  const { stored } = await totalsOf(retainer.id)
  expect(stored).toEqual([{ cycle: '2026-07-01', seconds: 5050, entries: 100, last: '2026-07-06' }])
  // Each answer told its writer a balance of its own: no two saw the same.
  expect(new Set(answers.map(({ body }) => body.balance.usedSeconds)).size).toBe(100)
})

test('moving the start onto later terms neither fails nor loses the terms', async () => {
  const { origin, retainer, key } = await studio()
  const headers = { ...(await key('admin')), 'if-match': '*' }
  const base = `/api/v1/retainers/${retainer.id}`
  expect((await ask(origin, 'POST', `${base}/terms`, { body: { from: '2026-08-01', capSeconds: 36_000 }, headers })).status).toBe(201)
  for (const startsOn of ['2026-08-01', '2026-07-01', '2026-09-15', '2026-05-31']) {
    const { status, text } = await ask(origin, 'PATCH', base, { body: { startsOn }, headers })
    expect([startsOn, status < 500, text.includes('internal')]).toEqual([startsOn, true, false])
    const read = await ask(origin, 'GET', `${base}/balance`, { headers })
    expect([startsOn, read.status]).toEqual([startsOn, 200])
    const terms = await ask(origin, 'GET', `${base}/terms`, { headers })
    expect(terms.body.items.length).toBeGreaterThan(0)
  }
})

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '@hourtab/domain/statement'
import { ask, askPatiently } from '../../../test/ask.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import { rounds } from '../../../test/rounds.ts'
import { close, hour, logOf, printed, statementsOf, usedOn } from './steps.ts'

/** A stream of numbers that is the same for the same seed. */
const randomFrom = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

describe('the hash', () => {
  test('is of the document as canonical JSON, and is the ETag', async () => {
    const cast = await studio({ today: '2026-08-03' })
    await cast.log({ description: 'Vendor Ä: “weekly” sync\u2028, 3 = 1 + 2' })
    const { id } = (await close(cast)).body.statement
    const { body, headers } = await cast.owner.get(`/api/v1/statements/${id}`)
    const { document, hash } = body.statement
    expect(createHash('sha256').update(canonicalJson(document)).digest('hex')).toBe(hash)
    expect(headers.etag).toBe(`"${hash}"`)
    const again = await cast.owner.get(`/api/v1/statements/${id}`).set('if-none-match', headers.etag!)
    expect([again.status, again.text]).toEqual([304, ''])
  })
})

test('the file of a statement has its entries in order, and nothing a spreadsheet would run', async () => {
  const cast = await studio({ today: '2026-08-03' })
  await cast.log({ workedOn: '2026-07-20', seconds: 4788, description: '=HYPERLINK("http://x")', project: '+1' })
  await cast.log({ workedOn: '2026-07-06', duration: '2h', vendor: null })
  const { id } = (await close(cast)).body.statement
  const { text, headers } = await cast.owner.get(`/api/v1/statements/${id}.csv`)
  expect([headers['content-type'], headers['content-disposition']]).toEqual(['text/csv; charset=utf-8', `attachment; filename="${id}.csv"`])
  const lines = text.split('\r\n')
  expect(lines[0]).toBe(
    'Statement,Version,Line,Date,Duration,Hours,Description,Work type,Vendor,Project,Counted,Late,Balance after,Entry,Corrects entry',
  )
  expect(lines[1]).toBe('1,1,cap,,20:00:00,20,cap,,,,,,20,,')
  expect(lines[2]).toMatch(/^1,1,entry,2026-07-06,2:00:00,2,Discovery: stakeholder interviews,discovery,,,Yes,No,18,[0-9a-f-]{36},$/)
  expect(lines[3]).toMatch(/^1,1,entry,2026-07-20,1:19:48,1.33,"'=HYPERLINK\(""http:\/\/x""\)",other,,'\+1,Yes,No,16.67,[0-9a-f-]{36},$/)
  expect(lines.slice(4)).toEqual(['1,1,logged,,-3:19:48,-3.33,logged,,,,,,16.67,,', '1,1,remain,,16:40:12,16.67,remain,,,,,,16.67,,', ''])
})

test('a hundred people who log while the cycle is closed are all counted, before the closing or late', async () => {
  const cast = await studio({ today: '2026-08-03' })
  const { origin, retainer } = cast
  const headers = await cast.key('write')
  const send = (path: string, body: object, more: object = {}) =>
    ask(origin, 'POST', `/api/v1/retainers/${retainer.id}/${path}`, { body, headers: { ...headers, ...more } })
  // With a key of its own a call shares no transaction with others.
  const log = (n: number) =>
    send(
      'entries',
      { workedOn: n % 5 === 0 ? '2026-08-02' : '2026-07-06', seconds: n + 1, description: `Call ${n}` },
      n % 2 === 0 ? { 'idempotency-key': `call-${n}` } : {},
    )
  const close = () => send('statements', { cycleStartsOn: '2026-07-01' })
  const [early, late] = [Array.from({ length: 50 }, (_, n) => n), Array.from({ length: 50 }, (_, n) => 50 + n)]
  const asked = [early.map(log), [close(), close()], late.map(log)].flat()
  const answers = (await Promise.all(asked)).filter(({ body }) => body.statement === undefined)
  const logged = answers.filter(({ status }) => status === 201)
  expect([logged.length, answers.length - logged.length]).toEqual([100, 1])

  const [statement] = await statementsOf(cast)
  const { entries, usedSeconds } = await printed(cast, statement!.id)
  const [july, august] = [await logOf(cast, '2026-07-06'), await logOf(cast, '2026-08-02')]
  const sum = (of: { seconds: number }[]) => of.reduce((total, { seconds }) => total + seconds, 0)
  expect(july.map(({ id }) => id).toSorted()).toEqual(entries.map(({ id }) => id).toSorted())
  expect([usedSeconds, Math.round((await usedOn(cast, '2026-07-06')) * hour)]).toEqual([sum(entries), sum(entries)])
  expect([july.length + august.length, sum(july) + sum(august), Math.round((await usedOn(cast, '2026-08-02')) * hour)]).toEqual([
    100,
    5050,
    sum(august),
  ])
  for (const { workedOn, late } of august) expect([workedOn, late]).toEqual([workedOn, workedOn < '2026-08-01'])
  // Each writer was told the truth: what an answer calls late is late.
  const told = logged.filter(({ body }) => body.entry.late).map(({ body }) => body.entry.id as string)
  expect(told.toSorted()).toEqual(
    august
      .filter(({ late }) => late)
      .map(({ id }) => id)
      .toSorted(),
  )
})

/** Everything that may be done to a retainer, at random. */
async function busy(seed: number) {
  const cast = await studio({ today: '2026-09-14', retainer: { surplus: { kind: 'all', expiresAfter: 1 }, deficit: true } })
  const { origin, retainer, key } = cast
  const headers = { ...(await key('admin')), 'if-match': '*' }
  const random = randomFrom(seed)
  const any = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const base = `/api/v1/retainers/${retainer.id}`
  const ids: string[] = []
  const imports: string[] = []
  const send = (method: string, path: string, body?: unknown) => askPatiently(origin, method, path, { body, headers })
  const day = () => `2026-0${any([7, 8, 9])}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
  const seconds = () => 1 + Math.floor(random() * 9000)
  const log = async (more: object = {}) => {
    const answer = await send('POST', `${base}/entries`, {
      workedOn: day(),
      seconds: seconds(),
      description: 'Call',
      billable: random() > 0.3,
      ...more,
    })
    if (answer.body.entry) ids.push(answer.body.entry.id)
    return answer
  }
  const draft = async () => {
    const rows = Array.from({ length: 4 }, () => `${day()},Review ${any([1, 2, 3, 4, 5, 6])},${any([1, 2, 3])}`)
    const { body } = await askPatiently(origin, 'POST', `${base}/imports?filename=export_2026-07-01_2026-09-30.csv`, {
      raw: `Date,Description,Hours\n${rows.join('\n')}\n`,
      headers: { ...headers, 'content-type': 'text/csv' },
    })
    imports.push(body.import.id)
    return send('POST', `/api/v1/imports/${body.import.id}/publish`)
  }
  const statements = async () => {
    const { status, text, body } = await send('GET', `${base}/statements`)
    expect(status, text).toBe(200)
    return (body.items as { id: string }[]).map(({ id }) => id)
  }
  const ways = {
    log,
    logAgain: log,
    correct: () => log({ corrects: any(ids), seconds: -60, workedOn: '2026-08-15' }),
    change: () => send('PATCH', `/api/v1/entries/${any(ids)}`, { workedOn: day(), seconds: seconds() }),
    describe: () =>
      send('PATCH', `/api/v1/entries/${any(ids)}`, {
        billable: random() > 0.5,
        description: any(['Call', 'Sync']),
        vendor: any(['A', null]),
      }),
    remove: () => send('DELETE', `/api/v1/entries/${any(ids)}`),
    restore: () => send('POST', `/api/v1/entries/${any(ids)}/restore`),
    publish: draft,
    // Only what no later import builds on is undone: mostly that is the newest.
    undo: () => send('POST', `/api/v1/imports/${any([imports.at(-1)!, any(imports)])}/undo`),
    count: () => send('PATCH', base, { counts: any(['all', 'billable']), resetDay: any([1, 15]), cadence: any(['monthly', 'quarterly']) }),
    begin: () => send('PATCH', base, { startsOn: any(['2026-07-01', '2026-06-15']) }),
    rename: () => send('PATCH', base, { name: any(['PMO', 'PMO retainer']), hourlyRate: any([null, 120]) }),
    move: () => send('PATCH', base, { timeZone: any(['UTC', 'Asia/Kathmandu', 'America/Los_Angeles']) }),
    agree: () => send('POST', `${base}/terms`, { from: any(['2026-07-01', '2026-08-01', '2026-09-01']), capSeconds: hour * any([10, 20]) }),
    renameClient: () => send('PATCH', `/api/v1/clients/${retainer.client.id}`, { name: any(['Halden Rail', 'Halden']) }),
    renameWorkspace: () => send('PATCH', '/api/v1/workspace', { name: any(['Ines PMO', 'Moro PMO']) }),
    share: () => send('POST', `${base}/share-links`, { name: 'CTO' }),
    close: () => send('POST', `${base}/statements`),
    reopen: async () => send('POST', `/api/v1/statements/${any(await statements())}/reopen`),
  }
  await log({ workedOn: '2026-07-06' })
  await draft()
  await send('POST', `${base}/statements`)
  return { cast, retainer, ways, any, statements }
}

const changes = rounds({ thorough: 1000, quick: 200 })

test('whatever is done afterwards, again and again, no statement changes, and totals stay the sums of entries', async () => {
  const { cast, retainer, ways, any, statements } = await busy(7)
  const seen = new Map<string, string>()
  const kinds = Object.keys(ways) as (keyof typeof ways)[]
  const took = new Map(kinds.map((kind) => [kind, 0]))
  const isEnough = () => [...took.values()].reduce((sum, times) => sum + times, 0) >= changes && ![...took.values()].includes(0)
  for (let round = 0; !isEnough(); round++) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => any(kinds)).map(async (kind) => ({ kind, ...(await ways[kind]()) })))
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    for (const { kind, status } of answers) if (status < 300) took.set(kind, took.get(kind)! + 1)
    if (round % 5 > 0 && !isEnough()) continue
    for (const id of await statements()) {
      const [json, csv] = [await cast.owner.get(`/api/v1/statements/${id}`), await cast.owner.get(`/api/v1/statements/${id}.csv`)]
      const now = `${json.headers.etag} ${json.text} ${csv.text}`
      if (!seen.has(id)) seen.set(id, now)
      expect(now).toBe(seen.get(id))
      expect(createHash('sha256').update(canonicalJson(json.body.statement.document)).digest('hex')).toBe(json.body.statement.hash)
    }
  }
  expect(seen.size).toBeGreaterThan(3)

  const { database } = await workerDatabase()
  const { rows } = await database.pool.query(
    `select t.cycle_starts_on::text as cycle, t.used_seconds::int as kept, coalesce(sum(e.seconds) filter (where r.counts = 'all' or e.billable), 0)::int as summed
    from cycle_totals t join retainers r on r.id = t.retainer_id left join entries e on e.retainer_id = t.retainer_id and e.cycle_starts_on = t.cycle_starts_on
    where t.retainer_id = $1 group by t.cycle_starts_on, t.used_seconds order by 1`,
    [retainer.id],
  )
  expect(rows.length).toBeGreaterThan(0)
  for (const { cycle, kept, summed } of rows) {
    const { body } = await cast.owner.get(`/api/v1/retainers/${retainer.id}/balance?on=${cycle}`)
    expect([cycle, kept, body.balance.usedSeconds]).toEqual([cycle, summed, summed])
  }
}, 240_000)

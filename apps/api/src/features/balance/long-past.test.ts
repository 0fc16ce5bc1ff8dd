import type { ExplainedCycle } from '@hourtab/contract/balance'
import { expect, test } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { sumBalances } from '../exports/balances.ts'

const hour = 3600
const months = 31
const closed = 20

// A retainer of 31 months with an hour more of work each month, whose first 20 cycles are closed; made once.
const longAgo = await (async () => {
  const surplus = { kind: 'all', expiresAfter: 2 }
  const cast = await studio({
    today: '2026-07-14',
    retainer: { startsOn: '2024-01-01', capHours: 20, resetDay: 1, surplus, deficit: true },
  })
  const { owner, retainer, log } = cast
  const path = `/api/v1/retainers/${retainer.id}`
  for (let n = 0; n < months; n++) {
    const day = `${2024 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-05`
    await log({ workedOn: day, seconds: (n + 5) * hour })
  }
  const before = (await owner.get(`${path}/cycles?limit=200`)).body.items as ExplainedCycle[]
  for (let n = 0; n < closed; n++) await owner.post(`${path}/statements`)
  return { ...cast, path, before }
})()

const open = (line: ExplainedCycle): ExplainedCycle => ({ ...line, cycle: { ...line.cycle, state: 'open' } })

test('however long the past is and however much of it is closed, each cycle is what it was, page by page and one by one', async () => {
  const { owner, path, before } = longAgo
  const whole = (await owner.get(`${path}/cycles?limit=200`)).body.items as ExplainedCycle[]
  expect(whole.map(open)).toEqual(before)
  expect(whole.map(({ cycle }) => cycle.state)).toEqual(before.map((_, n) => (n < months - closed ? 'open' : 'closed')))
  for (const limit of [1, 12, 19]) {
    const paged: ExplainedCycle[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: { items: ExplainedCycle[]; nextCursor: string | null } } = await owner.get(
        `${path}/cycles?limit=${limit}${cursor && `&cursor=${cursor}`}`,
      )
      paged.push(...body.items)
      cursor = body.nextCursor
    }
    expect(paged).toEqual(whole)
  }
  for (const { explanation, ...line } of whole) {
    const { body } = await owner.get(`${path}/balance?on=${line.cycle.startsOn}`)
    expect(body.balance).toMatchObject(line)
    expect(body.explanation).toEqual(explanation)
    expect(body.balance.loggedThrough).toBe(line.cycle.startsOn.replace(/01$/, '05'))
  }
  expect((await owner.get(`${path}/cycles?cursor=nonsense`)).status).toBe(422)
})

test('a page of the log that reaches back over closed cycles knows what each of them had left', async () => {
  const { owner, path, before } = longAgo
  const left = new Map(before.map(({ cycle, availableSeconds, usedSeconds }) => [cycle.startsOn, availableSeconds - usedSeconds]))
  const first = await owner.get(`${path}/entries?limit=15`)
  const second = await owner.get(`${path}/entries?limit=15&cursor=${first.body.nextCursor}`)
  const found = await owner.get(`${path}/entries?to=2024-03-31`)
  const items = [first, second, found].flatMap(({ body }) => body.items) as { cycleStartsOn: string; runningBalanceSeconds: number }[]
  expect(items).toHaveLength(33)
  for (const { cycleStartsOn, runningBalanceSeconds } of items) expect(runningBalanceSeconds).toBe(left.get(cycleStartsOn))
})

test('a client sees the twelve cycles before the one being read, and all of them when asked for', async () => {
  const { nobody, share, before } = longAgo
  const { token } = await share()
  const read = async (query: string) => (await nobody.get(`/api/v1/public/balances/${token}${query}`)).body
  const starts = ({ earlierCycles }: { earlierCycles: ExplainedCycle[] }) => earlierCycles.map(({ cycle }) => cycle.startsOn)
  const all = before.map(({ cycle }) => cycle.startsOn)
  const [now, whole, then, first] = [await read(''), await read('?earlier=all'), await read('?on=2024-06-15'), await read('?on=2024-01-15')]
  expect([starts(now), now.earlierCyclesOmitted]).toEqual([all.slice(1, 13), 18])
  expect([starts(whole), whole.earlierCyclesOmitted]).toEqual([all.slice(1), 0])
  expect([starts(then), then.earlierCyclesOmitted, then.balance.cycle.state]).toEqual([all.slice(-5), 0, 'closed'])
  expect([starts(first), first.earlierCyclesOmitted]).toEqual([[], 0])
  expect(whole.earlierCycles.map(({ usedSeconds }: ExplainedCycle) => usedSeconds)).toEqual(
    before.slice(1).map(({ usedSeconds }) => usedSeconds),
  )

  const page = await nobody.get(`/r/${token}`)
  expect(page.text).toContain(`<a href="/r/${token}?earlier=all#earlier">All 30 earlier cycles</a>`)
  const wholePage = await nobody.get(`/r/${token}?earlier=all`)
  expect(wholePage.text.match(/\?on=20\d\d-\d\d-01/g)).toHaveLength(30)
  expect(wholePage.text).not.toContain('All 30')
  expect(page.headers.etag).not.toBe(wholePage.headers.etag)
  const back = await nobody.get(`/r/${token}?on=2026-03-01`)
  expect(back.text).toContain(`?on=2026-03-01&amp;earlier=all#earlier">All 26 earlier cycles</a>`)
})

test('what leaves with everything else counts every cycle, however long ago it was closed', async () => {
  const { ines } = longAgo
  const { database } = await workerDatabase()
  const sum = await inWorkspace(database, ines.me.workspace.id, (db) => sumBalances(db, ines.me.workspace.id))
  expect(sum.cycles).toBe(months)
})

test('the number of a statement counts on from the cycles before it', async () => {
  const { owner, path } = longAgo
  const { body } = await owner.post(`${path}/statements`)
  expect(body.statement).toMatchObject({ number: closed + 1, cycle: { startsOn: '2025-09-01' } })
})

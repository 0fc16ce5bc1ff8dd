import type { ExplainedCycle } from '@hourtab/contract/balance'
import { addDays, type Day } from '@hourtab/domain/calendar'
import { cycleAfter, cyclesThrough } from '@hourtab/domain/cycle'
import { explain } from '@hourtab/domain/explanation'
import { ledger, lineOn, type Grant, type Surplus, type Terms } from '@hourtab/domain/ledger'
import { lendable } from '@hourtab/domain/ledger-grants'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { rounds } from '../../../test/rounds.ts'
import { figuresOf } from './read-balance.ts'

const today = '2026-07-14'
const hours = (most: number) => fc.integer({ min: 1, max: most * 4 }).map((quarters) => quarters * 900)
const expiresAfter = fc.option(fc.integer({ min: 1, max: 3 }))
const surplus: fc.Arbitrary<Surplus> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({ kind: fc.constant('all' as const), expiresAfter }),
  fc.record({ kind: fc.constant('upTo' as const), maxSeconds: hours(8), expiresAfter }),
)
const agreed = fc.record({ capSeconds: hours(20), surplus, deficit: fc.boolean() })
const history = fc.record({
  startsAgo: fc.integer({ min: 0, max: 300 }),
  cadence: fc.constantFrom('monthly' as const, 'quarterly' as const),
  resetDay: fc.integer({ min: 1, max: 31 }),
  firstCycle: fc.constantFrom('full' as const, 'prorated' as const),
  counts: fc.constantFrom('all' as const, 'billable' as const),
  first: agreed,
  later: fc.array(fc.record({ cycle: fc.nat(8), agreed }), { maxLength: 2 }),
  granted: fc.array(fc.record({ cycle: fc.nat(8), seconds: hours(12), from: fc.option(fc.nat(3)) }), { maxLength: 4 }),
  work: fc.array(fc.record({ day: fc.nat(300), seconds: hours(12), billable: fc.boolean() }), { maxLength: 6 }),
  changed: fc.option(fc.record({ which: fc.nat(5), day: fc.nat(300), seconds: hours(12) })),
  removed: fc.option(fc.nat(5)),
})

type History = typeof history extends fc.Arbitrary<infer T> ? T : never

test('the API, the ledger of the domain and a plain sum agree on any history of a retainer', { timeout: 120_000 }, async () => {
  const { owner, retainer: given } = await studio({ today })
  const any = { 'if-match': '*' }
  const check = async ({ startsAgo, first, later, granted, work, changed, removed, counts, ...rest }: History) => {
    const startsOn = addDays(today, -startsAgo)
    const schedule = { startsOn, ...rest }
    const dayOf = (n: number): Day => addDays(startsOn, startsAgo === 0 ? 0 : n % (startsAgo + 1))
    const made = await owner.post('/api/v1/retainers').send({ ...schedule, ...first, counts, clientId: given.client.id, name: 'Any' })
    expect(made.status).toBe(201)
    const path = `/api/v1/retainers/${made.body.retainer.id}`

    const cycles = cyclesThrough(schedule, today)
    const terms = new Map<Day, Terms>([[startsOn, { from: startsOn, ...first }]])
    for (const { cycle, agreed } of later) {
      const from = cycles[cycle % cycles.length]!.startsOn
      terms.set(from, { from, ...agreed })
      expect((await owner.post(`${path}/terms`).send({ from, ...agreed })).status).toBe(201)
    }
    const grants: Grant[] = []
    for (const { cycle, seconds, from } of granted) {
      const taker = cycles[cycle % cycles.length]!
      const borrowedFrom = from === null ? null : cycleAfter(schedule, taker, from + 1).startsOn
      const grant = { cycleStartsOn: taker.startsOn, seconds, reason: 'hypercare', agreedBy: from === 0 ? 'Dana' : null, borrowedFrom }
      const lender = borrowedFrom && lineOn({ schedule, terms: [...terms.values()], grants, used: new Map() }, borrowedFrom)
      const isRefused = lender && seconds > lendable(lender)
      expect((await owner.post(`${path}/grants`).send(grant)).status).toBe(isRefused ? 422 : 201)
      if (!isRefused) grants.push(grant)
    }
    const entries: { id: string; workedOn: Day; seconds: number; billable: boolean }[] = []
    for (const { day, seconds, billable } of work) {
      const entry = { workedOn: dayOf(day), seconds, billable }
      const { body } = await owner.post(`${path}/entries`).send({ ...entry, description: 'Work' })
      entries.push({ id: body.entry.id, ...entry })
    }
    const one = changed && entries[changed.which]
    if (one) {
      Object.assign(one, { workedOn: dayOf(changed.day), seconds: changed.seconds })
      await owner.patch(`/api/v1/entries/${one.id}`).set(any).send({ workedOn: one.workedOn, seconds: one.seconds })
    }
    const [gone] = removed === null ? [] : entries.splice(removed, 1)
    if (gone) await owner.delete(`/api/v1/entries/${gone.id}`)

    const sumOf = ({ startsOn: from, endsOn }: { startsOn: Day; endsOn: Day }) =>
      entries
        .filter(({ workedOn, billable }) => workedOn >= from && workedOn <= endsOn && (counts === 'all' || billable))
        .reduce((sum, { seconds }) => sum + seconds, 0)
    const used = new Map(cycles.map((cycle) => [cycle.startsOn, sumOf(cycle)]))
    const input = { schedule, terms: [...terms.values()], grants, used }
    const lines = ledger({ ...input, through: today })
    const expected = lines.map((line) => ({ cycle: { ...line.cycle, state: 'open' }, ...figuresOf(line) }))
    const answered = (await owner.get(`${path}/cycles`)).body.items.toReversed() as ExplainedCycle[]
    expect(answered.map(({ sentence: _, explanation: __, ...line }) => line)).toEqual(expected)
    expect(answered.map(({ explanation }) => explanation)).toEqual(lines.map((line) => explain(line, today)))
    expect(answered.map(({ usedSeconds }) => usedSeconds)).toEqual(cycles.map(sumOf))

    const last =
      grants
        .map(({ cycleStartsOn, borrowedFrom }) => borrowedFrom ?? cycleStartsOn)
        .toSorted()
        .at(-1) ?? today
    const { resetsOn } = cycles.at(-1)!
    const coming = ledger({ ...input, through: last > resetsOn ? last : resetsOn }).slice(lines.length)
    const ahead = (await owner.get(`${path}/cycles?coming=agreed`)).body.items as ExplainedCycle[]
    expect(ahead.slice(coming.length).toReversed()).toEqual(answered)
    expect(
      ahead
        .slice(0, coming.length)
        .toReversed()
        .map(({ explanation }) => explanation),
    ).toEqual(coming.map((line) => explain(line, today)))

    const { balance } = (await owner.get(`${path}/balance`)).body
    expect(balance).toMatchObject(expected.at(-1)!)
    const log = (await owner.get(`${path}/entries`)).body.items as { id: string; runningBalanceSeconds: number; workedOn: Day }[]
    const [newest] = log.filter(({ workedOn }) => workedOn >= balance.cycle.startsOn)
    if (newest) expect(newest.runningBalanceSeconds).toBe(balance.leftSeconds - balance.overSeconds)
    expect(log).toHaveLength(entries.length)
  }
  await fc.assert(fc.asyncProperty(history, check), { numRuns: rounds({ thorough: 250, quick: 60 }), interruptAfterTimeLimit: 15_000 })
})

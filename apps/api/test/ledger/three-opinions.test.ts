import type { ExplainedCycle } from '@hourtab/contract/balance'
import { explain } from '@hourtab/domain/explanation'
import { ledger, usedByCycle } from '@hourtab/domain/ledger'
import { expect, test } from 'vitest'
import { reckon, type Reckoned } from './day-by-day.ts'
import { playground, type Played } from './play.ts'
import { rounds } from '../rounds.ts'
import { randomRetainer, today, type Plan } from './random-retainer.ts'

const count = rounds({ thorough: 2000, quick: 100 })
const atOnce = 16

// One retainer alone, once a run has told its seed.
const alone = process.env.LEDGER_SEED
const seeds = alone ? [Number(alone)] : Array.from({ length: count }, (_, n) => n + 1)

/** What the two opinions and the API can be held against each other by. */
const told = ({ cycle, explanation, ...line }: ExplainedCycle): Reckoned => ({
  startsOn: cycle.startsOn,
  endsOn: cycle.endsOn,
  capSeconds: line.capSeconds,
  carriedInSeconds: line.carriedInSeconds,
  carried: explanation.filter(({ kind }) => kind === 'carried').map(({ seconds }) => seconds),
  grantedSeconds: line.grantedSeconds,
  usedSeconds: line.usedSeconds,
  leftSeconds: line.leftSeconds,
  overSeconds: line.overSeconds,
})

// Beyond six, the API tells hours that are carried together.
const asTold = (line: Reckoned, byHand: Reckoned | undefined): Reckoned =>
  byHand && byHand.carried.length > 6 ? { ...line, carried: [] } : line

function expectAgreement(plan: Plan, { cycles, on, line, counted, areClosedUntouched }: Played) {
  const { schedule, terms, laterTerms, grants, closings } = plan
  const agreed = laterTerms ? [...terms, laterTerms] : terms
  const reasoned = grants.map((grant) => ({ ...grant, reason: 'Hypercare' }))
  const far = on > today ? on : today
  const byHand = reckon({ schedule, terms: agreed, grants: reasoned, work: counted }, far)
  const used = usedByCycle(
    schedule,
    counted.map(({ on: workedOn, seconds }) => ({ workedOn, seconds })),
  )
  const lines = ledger({ schedule, terms: agreed, grants: reasoned, used, through: far })
  const say = (what: string) => `${what} of retainer ${plan.seed}; LEDGER_SEED=${plan.seed} runs it alone`

  const untilToday = byHand.filter(({ startsOn }) => startsOn <= today || startsOn === schedule.startsOn)
  expect(
    cycles.map((each, n) => asTold(told(each), untilToday[n])),
    say('cycles by hand'),
  ).toEqual(untilToday.map((each) => asTold(each, each)))
  expect(
    cycles.map(({ explanation }) => explanation),
    say('cycles by the domain'),
  ).toEqual(lines.slice(0, cycles.length).map((each) => explain(each, today)))
  const own = byHand.findIndex(({ startsOn }) => startsOn === on)
  expect(asTold(told(line), byHand[own]), say(`the balance on ${on}`)).toEqual(asTold(byHand[own]!, byHand[own]))
  expect(line.explanation, say(`the sum on ${on}`)).toEqual(explain(lines[own]!, today))
  expect(
    cycles.map(({ cycle }) => cycle.state),
    say('states'),
  ).toEqual(cycles.map((_, n) => (n < closings ? 'closed' : 'open')))
  expect(areClosedUntouched, say('closed cycles')).toBe(true)
}

/** What a ledger always is; told at once, because half a million expectations would take longer than the ledgers. */
function expectInvariants(plan: Plan, cycles: ExplainedCycle[], counted: Played['counted']) {
  const sum = (parts: number[]) => parts.reduce((total, part) => total + part, 0)
  const last = cycles.at(-1)!.cycle.endsOn
  const logged = sum(counted.filter(({ on }) => on <= last).map(({ seconds }) => seconds))
  const broken = cycles.flatMap((line, n) => {
    const before = cycles[n - 1]
    const rules = {
      'cycles follow each other': line.cycle.startsOn === (before?.cycle.resetsOn ?? plan.schedule.startsOn),
      'nothing is left where it is over': Math.min(line.leftSeconds, line.overSeconds) === 0,
      'left or over is available less used': line.leftSeconds - line.overSeconds === line.availableSeconds - line.usedSeconds,
      'available is cap, carried and agreed': line.availableSeconds === line.capSeconds + line.carriedInSeconds + line.grantedSeconds,
      'no more is carried in than was left': line.carriedInSeconds <= (before?.leftSeconds ?? 0),
    }
    return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${line.cycle.startsOn}: ${rule}`]))
  })
  if (sum(cycles.map(({ usedSeconds }) => usedSeconds)) !== logged) broken.push('used is what was logged')
  expect(broken, `retainer ${plan.seed}`).toEqual([])
}

test('random retainers are told by the API as by the domain, and as by whoever counts them day by day', { timeout: 600_000 }, async () => {
  const play = await playground()
  const met = {
    closed: 0,
    late: 0,
    debt: 0,
    carried: 0,
    expired: 0,
    over: 0,
    agreed: 0,
    lent: 0,
    prorated: 0,
    quarterly: 0,
    notCounted: 0,
    ahead: 0,
  }
  const next = seeds.values()
  const work = async () => {
    for (const seed of next) {
      const plan = randomRetainer(seed)
      const played = await play(plan).catch((error: unknown) => {
        throw new Error(`retainer ${seed} could not be made; LEDGER_SEED=${seed} runs it alone`, { cause: error })
      })
      expectAgreement(plan, played)
      expectInvariants(plan, played.cycles, played.counted)
      const { cycles, counted, on } = played
      met.closed += plan.closings
      met.late += counted.filter((entry) => 'workedOn' in entry && entry.workedOn !== entry.on).length
      met.debt += cycles.filter(({ carriedInSeconds }) => carriedInSeconds < 0).length
      met.carried += cycles.filter(({ carriedInSeconds }) => carriedInSeconds > 0).length
      met.expired += cycles.filter(({ leftSeconds }, n) => leftSeconds > (cycles[n + 1]?.carriedInSeconds ?? leftSeconds)).length
      met.over += cycles.filter(({ overSeconds }) => overSeconds > 0).length
      met.agreed += cycles.filter(({ grantedSeconds }) => grantedSeconds > 0).length
      met.lent += cycles.filter(({ grantedSeconds }) => grantedSeconds < 0).length
      met.prorated += cycles[0]!.explanation[0]!.label === 'cap' ? 0 : 1
      met.quarterly += plan.schedule.cadence === 'quarterly' ? 1 : 0
      met.notCounted += plan.counts === 'billable' ? 1 : 0
      met.ahead += on > today ? 1 : 0
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  if (!alone) for (const [what, times] of Object.entries(met)) expect(times, `${what} was met`).toBeGreaterThan(count / 20)
})

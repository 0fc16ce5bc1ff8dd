import { addDays, weekdayOf, type Day } from '@hourtab/domain/calendar'
import { cycleAfter, cycleOn } from '@hourtab/domain/cycle'
import { ledger, usedByCycle } from '@hourtab/domain/ledger'
import { parseLogLine } from '@hourtab/domain/log-line'
import { expect, test } from 'vitest'
import type { Engagement } from './engagement.ts'
import { engagements } from './story.ts'
import { grantsOf, scheduleOf, startOf, workOf } from './timeline.ts'

const everyDay = Array.from({ length: 400 }, (_, n) => addDays('2026-01-01', n))
const named = (name: string) => engagements.find(({ retainer }) => retainer.name === name)!

const read = new Map<string, number>()
function secondsOf(line: string): number {
  if (!read.has(line)) read.set(line, parseLogLine(line, '2026-07-14').seconds!)
  return read.get(line)!
}

function linesOf(engagement: Engagement, today: Day) {
  const { retainer, raise } = engagement
  const startsOn = startOf(engagement, today)
  const schedule = scheduleOf(engagement, startsOn)
  const terms = [{ ...retainer, from: startsOn, capSeconds: retainer.capHours! * 3600 }]
  if (raise) {
    const from = cycleAfter(schedule, cycleOn(schedule, startsOn), raise.afterCycles).startsOn
    terms.push({ ...terms[0]!, from, capSeconds: raise.capHours * 3600 })
  }
  const worked = workOf(engagement, startsOn, addDays(today, -1))
  const entries = worked.map(({ day, line }) => ({ workedOn: day, seconds: secondsOf(line) }))
  const grants = grantsOf(engagement, startsOn).map(({ grant }) => grant)
  const lines = ledger({ schedule, terms, grants, used: usedByCycle(schedule, entries), through: today })
  return lines.map(({ usedSeconds, availableSeconds, grantedSeconds }) => ({
    used: usedSeconds / 3600,
    agreed: grantedSeconds / 3600,
    share: usedSeconds / availableSeconds,
  }))
}

const shares = (name: string) => everyDay.map((today) => linesOf(named(name), today).map(({ share }) => share))
const between = (low: number, high: number) => (share: number | undefined) => share !== undefined && share >= low && share <= high

test('whatever the day, the PMO retainer is comfortably under its cap, and has never been over', () => {
  const seen = shares('PMO retainer')
  expect(seen.map((cycles) => cycles.at(-1)).filter((share) => !between(0.4, 0.75)(share))).toEqual([])
  expect(seen.flatMap((cycles) => cycles.slice(0, -1)).filter((share) => !between(0.75, 1)(share))).toEqual([])
})

test('whatever the day, the depot cutover is near its cap and not over', () => {
  expect(
    shares('Depot system cutover')
      .map((cycles) => cycles.at(-1))
      .filter((share) => !between(0.75, 1)(share)),
  ).toEqual([])
})

test('whatever the day, the go-live of the warehouse system went over in the cycle before the last, and only there', () => {
  const seen = everyDay.map((today) => linesOf(named('Warehouse system rollout'), today))
  expect(seen.filter((cycles) => cycles.length !== 5)).toEqual([])
  expect(seen.map((cycles) => cycles[2]!.used).filter((used) => used < 36 || used > 46)).toEqual([])
  expect(seen.filter((cycles) => cycles[2]!.share <= 1)).toEqual([])
  expect(seen.flatMap((cycles) => cycles.filter(({ share }, n) => n !== 2 && share > 1))).toEqual([])
  expect(new Set(seen.map((cycles) => cycles.map(({ agreed }) => agreed).join(' ')))).toEqual(new Set(['0 0 11 -3 0']))
})

test('whatever the day, the quarterly retainer is in the middle of its quarter', () => {
  const seen = shares('Vendor coordination')
  expect(seen.filter((cycles) => cycles.length !== 2 || !between(0.3, 0.7)(cycles[1]))).toEqual([])
})

test.each(engagements.map((engagement) => [engagement.retainer.name, engagement] as const))(
  'every line of %s is an entry with hours and a kind of work, on a weekday',
  (_, engagement) => {
    const startsOn = startOf(engagement, '2026-07-14')
    expect(weekdayOf(startsOn)).toBeLessThan(6)
    for (const { day, line } of workOf(engagement, startsOn, '2026-07-14')) {
      const { problems, workType, seconds } = parseLogLine(line, day)
      expect({ line, problems, isWork: workType !== 'other' && seconds! > 0 }).toEqual({ line, problems: [], isWork: true })
      expect(weekdayOf(day)).toBeLessThan(6)
    }
  },
)

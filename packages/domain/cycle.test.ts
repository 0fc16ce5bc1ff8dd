import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayAfter, dayBefore, daysBetween, type Day } from './calendar.ts'
import { capOf, cycleAfter, cycleOn, cyclesThrough, isCycleStart, nextCycle, type Schedule } from './cycle.ts'

const h = 3600
const monthly = (startsOn: Day, resetDay: number, firstCycle: Schedule['firstCycle'] = 'full'): Schedule => ({
  startsOn,
  cadence: 'monthly',
  resetDay,
  firstCycle,
})
const quarterly = (startsOn: Day, resetDay: number): Schedule => ({ ...monthly(startsOn, resetDay), cadence: 'quarterly' })
const ranges = (schedule: Schedule, day: Day) => cyclesThrough(schedule, day).map(({ startsOn, endsOn }) => `${startsOn} ${endsOn}`)

const schedules: fc.Arbitrary<Schedule> = fc.record({
  startsOn: fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2023-01-01', n)),
  cadence: fc.constantFrom('monthly', 'quarterly'),
  resetDay: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 })),
  firstCycle: fc.constantFrom('full', 'prorated'),
})

test('a reset day of 31 is clamped in short months and is the 31st again in long ones', () => {
  expect(ranges(monthly('2026-01-31', 31), '2026-05-30')).toEqual([
    '2026-01-31 2026-02-27',
    '2026-02-28 2026-03-30',
    '2026-03-31 2026-04-29',
    '2026-04-30 2026-05-30',
  ])
})

test('a leap year gives a reset day of 30 its Feb 29', () => {
  expect(ranges(monthly('2028-01-30', 30), '2028-03-29')).toEqual(['2028-01-30 2028-02-28', '2028-02-29 2028-03-29'])
})

test('cycles from the 15th to the 14th cross the months and the year', () => {
  expect(ranges(monthly('2026-11-15', 15), '2027-01-01')).toEqual(['2026-11-15 2026-12-14', '2026-12-15 2027-01-14'])
})

test('a quarterly retainer resets every third month from the month it started in', () => {
  expect(ranges(quarterly('2026-01-31', 31), '2026-08-01')).toEqual([
    '2026-01-31 2026-04-29',
    '2026-04-30 2026-07-30',
    '2026-07-31 2026-10-30',
  ])
})

test('a retainer that starts after its reset day begins with a short cycle', () => {
  expect(ranges(monthly('2026-03-10', 1), '2026-04-01')).toEqual(['2026-03-10 2026-03-31', '2026-04-01 2026-04-30'])
})

test('a retainer that starts before its reset day begins with a short cycle', () => {
  expect(ranges(quarterly('2026-03-10', 15), '2026-03-15')).toEqual(['2026-03-10 2026-03-14', '2026-03-15 2026-06-14'])
})

test('a day before the retainer starts is in no cycle', () => {
  const schedule = monthly('2026-03-10', 1)
  expect(() => cycleOn(schedule, '2026-03-09')).toThrow(RangeError)
  expect(cyclesThrough(schedule, '2026-03-09')).toEqual([])
  expect(isCycleStart(schedule, '2026-03-01')).toBe(false)
})

test('a cycle starts on the first day of the retainer and on its reset days, and on no other day', () => {
  const schedule = monthly('2026-03-10', 1)
  expect(['2026-03-10', '2026-03-11', '2026-04-01', '2026-04-02', '2026-05-01'].filter((day) => isCycleStart(schedule, day))).toEqual([
    '2026-03-10',
    '2026-04-01',
    '2026-05-01',
  ])
})

const firstCap = (schedule: Schedule, capSeconds: number) => capOf(schedule, cycleOn(schedule, schedule.startsOn), capSeconds)

test('a prorated first cycle of 22 of 31 days gets 14 h 12 min of 20 h', () => {
  expect(firstCap(monthly('2026-03-10', 1, 'prorated'), 20 * h)).toBe(14 * h + 12 * 60)
})

test('a first cycle before the reset day gets its share of the interval it lies in', () => {
  expect(firstCap({ ...quarterly('2026-03-10', 15), firstCycle: 'prorated' }, 90 * h)).toBe(5 * h)
})

test('half a minute of a prorated cap counts as a minute', () => {
  expect([firstCap(monthly('2026-04-16', 1, 'prorated'), 60), firstCap(monthly('2026-04-17', 1, 'prorated'), 60)]).toEqual([60, 0])
})

test('a short first cycle that is not prorated has the full cap', () => {
  expect(firstCap(monthly('2026-03-10', 1), 20 * h)).toBe(20 * h)
})

test('only the first cycle is prorated, and only when it is short', () => {
  const schedule = monthly('2026-03-10', 1, 'prorated')
  expect(capOf(schedule, cycleOn(schedule, '2026-04-01'), 4788)).toBe(4788)
  expect(firstCap(monthly('2026-02-28', 31, 'prorated'), 4788)).toBe(4788)
})

test('cycles tile time: every day lies in exactly one, without gap or overlap', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 900 }), (schedule, n) => {
      const cycles = cyclesThrough(schedule, addDays(schedule.startsOn, n))
      expect(cycles[0]!.startsOn).toBe(schedule.startsOn)
      for (const [i, cycle] of cycles.entries()) {
        expect(cycle.startsOn <= cycle.endsOn).toBe(true)
        expect(cycle.resetsOn).toBe(cycles[i + 1]?.startsOn ?? dayAfter(cycle.endsOn))
        expect(dayBefore(cycle.resetsOn)).toBe(cycle.endsOn)
      }
      const days = cycles.reduce((sum, cycle) => sum + daysBetween(cycle.startsOn, cycle.resetsOn), 0)
      expect(days).toBe(daysBetween(schedule.startsOn, cycles.at(-1)!.resetsOn))
    }),
  )
})

test('the cycle of a day is the one that a count from the first cycle reaches', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 1500 }), (schedule, n) => {
      const day = addDays(schedule.startsOn, n)
      const cycles = cyclesThrough(schedule, day)
      const cycle = cycleOn(schedule, day)
      expect(cycle.startsOn <= day && day <= cycle.endsOn).toBe(true)
      expect(cycles.at(-1)).toEqual(cycle)
      expect(cycleAfter(schedule, cycles[0]!, cycles.length - 1)).toEqual(cycle)
      expect(nextCycle(schedule, cycle)).toEqual(cyclesThrough(schedule, cycle.resetsOn).at(-1))
      expect(isCycleStart(schedule, day)).toBe(day === cycle.startsOn)
    }),
  )
})

test('a prorated cap is never more than the full one and grows with the cap', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 10_000 }), (schedule, minutes) => {
      const cap = firstCap(schedule, minutes * 60)
      expect(cap >= 0 && cap <= minutes * 60).toBe(true)
      expect(cap <= firstCap(schedule, minutes * 60 + 60)).toBe(true)
    }),
  )
})

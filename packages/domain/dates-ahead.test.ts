import { expect, test } from 'vitest'
import type { Schedule } from './cycle.ts'
import { datesAhead } from './dates-ahead.ts'
import { freeze } from './ledger-closed.ts'
import type { Terms } from './ledger.ts'

const hour = 3600
const schedule: Schedule = { startsOn: '2026-05-31', cadence: 'monthly', resetDay: 31, firstCycle: 'full' }
const terms: Terms[] = [
  { from: '2026-05-31', capSeconds: 20 * hour, surplus: { kind: 'none' }, deficit: false },
  { from: '2026-09-30', capSeconds: 30 * hour, surplus: { kind: 'none' }, deficit: false },
]
const plain = { schedule, terms, pauses: [], closed: [], closesAfterDays: null, reopened: [] }
const told = (given: Partial<typeof plain> | Record<string, unknown>, today: string) =>
  datesAhead({ ...plain, ...given }, today).map((date) =>
    [date.on, date.kind, 'capSeconds' in date ? date.capSeconds / hour : date.cycle.startsOn].join(' '),
  )

test('every reset from that of the present cycle through thirteen months is there, each with the hours of its own terms', () => {
  const dates = told({}, '2026-08-05').filter((date) => date.includes('resets'))
  expect(dates.slice(0, 4)).toEqual(['2026-07-31 resets 20', '2026-08-31 resets 20', '2026-09-30 resets 30', '2026-10-31 resets 30'])
  expect([dates.length, dates.at(-1)]).toEqual([14, '2027-08-31 resets 30'])
})

test('the first cycle of a retainer resets nothing', () => {
  expect(told({}, '2026-04-01')[0]).toBe('2026-06-30 resets 20')
})

test('a quarterly retainer has its resets every three months', () => {
  expect(told({ schedule: { ...schedule, cadence: 'quarterly' } }, '2026-06-01').slice(0, 2)).toEqual([
    '2026-08-31 resets 20',
    '2026-11-30 resets 30',
  ])
})

test('a pause stands in place of the resets within it, and what resumes brings its hours', () => {
  const pauses = [{ from: '2026-08-31', until: '2026-10-31' }]
  expect(
    told({ pauses }, '2026-08-05')
      .filter((date) => date < '2026-11')
      .slice(1),
  ).toEqual(['2026-07-31 resets 20', '2026-08-31 pauses 2026-08-31', '2026-10-31 resumes 30'])
})

test('a pause that nobody has ended has no reset after it', () => {
  expect(told({ pauses: [{ from: '2026-08-31', until: null }] }, '2026-09-05').filter((date) => !date.includes('Close'))).toEqual([
    '2026-08-31 pauses 2026-08-31',
  ])
})

test('of the cycles that are over the oldest open one is to be closed', () => {
  const closings = (given: object, today: string) => told(given, today).filter((date) => /close/i.test(date))
  expect(closings({}, '2026-06-29')).toEqual([])
  expect(closings({}, '2026-08-05')).toEqual(['2026-06-30 toClose 2026-05-31'])
  const closed = [freeze({ schedule, terms, grants: [], used: new Map() })]
  expect(closings({ closed }, '2026-08-05')).toEqual(['2026-07-31 toClose 2026-06-30'])
  expect(closings({ closed }, '2026-07-05')).toEqual([])
})

test('where cycles close by themselves each that is open has its day, save one that was opened again', () => {
  const closings = (given: object) => told({ closesAfterDays: 5, ...given }, '2026-07-02').filter((date) => /close/i.test(date))
  expect(closings({})).toEqual(['2026-07-05 closesByItself 2026-05-31', '2026-08-05 closesByItself 2026-06-30'])
  expect(closings({ reopened: ['2026-05-31'] })).toEqual(['2026-06-30 toClose 2026-05-31'])
})

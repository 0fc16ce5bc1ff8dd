import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayAfter,
  dayBefore,
  dayOf,
  daysBetween,
  daysInMonth,
  formatDay,
  formatRange,
  formatWeekday,
  isDay,
  partsOf,
  weekdayOf,
  type Day,
} from './calendar.ts'

// The platform's own calendar is the judge here; the domain itself never uses it.
const everyDay = function* () {
  for (let time = Date.UTC(1900, 0, 1); time <= Date.UTC(2999, 11, 31); time += 86_400_000) yield new Date(time)
}
const asDay = (date: Date): Day => date.toISOString().slice(0, 10)
const days = fc.integer({ min: 0, max: 401_766 }).map((n) => addDays('1900-01-01', n))

test('every day from 1900 to 2999 is a day, follows the one before it, and falls on the right weekday', () => {
  let expected = '1900-01-01'
  let wrong = 0
  for (const date of everyDay()) {
    if (asDay(date) !== expected || !isDay(expected) || (date.getUTCDay() || 7) !== weekdayOf(expected)) wrong++
    if (dayBefore(dayAfter(expected)) !== expected) wrong++
    expected = dayAfter(expected)
  }
  expect({ wrong, expected }).toEqual({ wrong: 0, expected: '3000-01-01' })
})

test.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1899-12-31', '3000-01-01'])(
  '%s is no day',
  (text) => expect(isDay(text)).toBe(false),
)

test.each(['', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '2026-01-01\n', '01.02.2026', '٢٠٢٦-٠١-٠١'])(
  '%j is not how a day is written',
  (text) => expect(isDay(text)).toBe(false),
)

test('a leap year comes every fourth year, not every hundredth, but every four hundredth', () => {
  expect([2024, 2026, 2100, 2400].map((year) => daysInMonth(year, 2))).toEqual([29, 28, 28, 29])
})

test('parts that name no day give a text that is refused', () => {
  expect([dayOf(2026, 2, 30), dayOf(26, 1, 1), dayOf(2026, 100, 1)].map(isDay)).toEqual([false, false, false])
})

test('a day is the sum of its parts', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(dayOf(...partsOf(day))).toBe(day)
    }),
  )
})

test('going n days on lies n days after, whatever lies between', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n)
    }),
  )
})

describe('on the screen', () => {
  const today = '2026-07-20'

  test('the year stands only when it is not this year', () => {
    expect([formatDay('2026-08-01', today), formatDay('2027-08-01', today)]).toEqual(['Aug 1', 'Aug 1, 2027'])
  })

  test('a weekday stands before the day, and the month before the date', () => {
    expect(['2026-07-14', '2025-12-31'].map((day) => formatWeekday(day, today))).toEqual(['Tue, Jul 14', 'Wed, Dec 31, 2025'])
  })

  test.each([
    ['2026-07-15', '2026-08-14', 'Jul 15 – Aug 14'],
    ['2026-06-01', '2026-06-30', 'Jun 1 – 30'],
    ['2026-02-28', '2026-02-28', 'Feb 28'],
    ['2025-07-15', '2025-08-14', 'Jul 15 – Aug 14, 2025'],
    ['2025-06-01', '2025-06-30', 'Jun 1 – 30, 2025'],
    ['2026-12-15', '2027-01-14', 'Dec 15 – Jan 14, 2027'],
    ['2025-12-15', '2026-01-14', 'Dec 15, 2025 – Jan 14'],
    ['2027-12-15', '2028-01-14', 'Dec 15, 2027 – Jan 14, 2028'],
  ])('%s to %s is shown as %s', (startsOn, endsOn, shown) => expect(formatRange(startsOn, endsOn, today)).toBe(shown))
})

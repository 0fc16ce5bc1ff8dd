import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, weekdayOf } from './calendar.ts'
import { dueAfter, dueInWords } from './updates.ts'

const friday = { every: 'week', weekday: 5 } as const
const daily = { every: 'day' } as const

test('an update on the day it is due keeps the promise until a week later', () => {
  expect(dueAfter(friday, '2026-08-12')).toBe('2026-08-14')
  expect(dueAfter(friday, '2026-08-13')).toBe('2026-08-14')
  expect(dueAfter(friday, '2026-08-14')).toBe('2026-08-21')
})

test('a daily promise rests at the weekend', () => {
  expect(dueAfter(daily, '2026-08-13')).toBe('2026-08-14')
  expect(dueAfter(daily, '2026-08-14')).toBe('2026-08-17')
  expect(dueAfter(daily, '2026-08-15')).toBe('2026-08-17')
})

test.each([
  ['2026-08-14', '2026-08-12', 'next update due Fri'],
  ['2026-08-14', '2026-08-14', 'next update due today'],
  ['2026-08-21', '2026-08-14', 'next update due Aug 21'],
  ['2026-08-14', '2026-08-15', 'update was due Fri, Aug 14'],
])('due on %s, on %s it says: %s', (dueOn, today, words) => {
  expect(dueInWords(dueOn, today)).toBe(words)
})

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))

test('whatever the rhythm, the next update is due within a week and on a promised day', () => {
  const rhythms = fc.oneof(fc.constant(daily), fc.record({ every: fc.constant('week' as const), weekday: fc.integer({ min: 1, max: 7 }) }))
  fc.assert(
    fc.property(rhythms, days, (rhythm, day) => {
      const due = dueAfter(rhythm, day)
      expect(daysBetween(day, due)).toBeGreaterThanOrEqual(1)
      expect(daysBetween(day, due)).toBeLessThanOrEqual(7)
      if (rhythm.every === 'week') expect(weekdayOf(due)).toBe(rhythm.weekday)
      else expect(weekdayOf(due)).toBeLessThan(6)
    }),
  )
})

import { expect, test } from 'vitest'
import { dayInWords, momentInWords } from './days.ts'

test('today and yesterday are called so, any other day by its date', () => {
  const today = '2026-08-12'
  expect(['2026-08-12', '2026-08-11', '2026-08-10', '2025-08-10'].map((day) => dayInWords(day, today))).toEqual([
    'Today',
    'Yesterday',
    'Mon, Aug 10',
    'Sun, Aug 10, 2025',
  ])
})

test('a moment long ago says its year, month first', () => {
  expect(momentInWords('2019-02-03T12:00:00.000Z')).toMatch(/^Feb [234], 2019, \d\d:\d\d$/)
})

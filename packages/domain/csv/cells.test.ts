import { expect, test } from 'vitest'
import { dayIn, readDate } from './dates.ts'
import { headerName } from './dialect.ts'
import { readTogglDuration } from './dialects/toggl-classic.ts'
import { readDuration, readTime, spanOf } from './durations.ts'

test.each([
  ['2026-03-04', '2026-03-04', '2026-03-04'],
  ['2026/3/4', '2026-03-04', '2026-03-04'],
  ['2026-03-04T09:00:00Z', '2026-03-04', '2026-03-04'],
  ['03/04/2026', '2026-03-04', '2026-04-03'],
  ['3/4/26', '2026-03-04', '2026-04-03'],
  ['02.03.26, 09:00', '2026-02-03', '2026-03-02'],
  ['14/04/2023 9:00', undefined, '2023-04-14'],
  ['Mar 4, 2026', '2026-03-04', '2026-03-04'],
  ['4-Mar-26', '2026-03-04', '2026-03-04'],
  ['Mon 3/24/2025', '2025-03-24', undefined],
  ['3/24/2025\u202f9:05\u00a0AM', '2025-03-24', undefined],
])('%s is a date: %s with the month first, %s with the day first', (cell, monthFirst, dayFirst) => {
  const written = readDate(cell)
  expect([written && dayIn(written, 'MDY'), written && dayIn(written, 'DMY')]).toEqual([monthFirst, dayFirst])
})

test.each([
  '',
  '-',
  '2026-02-30',
  '32/13/2026',
  '1/1/1970',
  '1970-01-01',
  '2026-03',
  '46083',
  '22 May',
  '03/04-2026',
  '12:30',
  'x'.repeat(5000),
])('is no date: %s', (cell) => {
  expect(readDate(cell)).toBeUndefined()
})

test.each([
  ['01:30:00', 5400],
  ['1:30', 5400],
  ['3:00', 10_800],
  ['210:00:00', 756_000],
  ['0.42', 1512],
  ['7,25', 26_100],
  ['12.5', 45_000],
  ['0.33333333333333', 1200],
  ['1 h 15 m', 4500],
  ['8s', 8],
  ['0:34:57.4', 2097],
  ['-0.5', -1800],
  ['1,947.25', 7_010_100],
  ['1.947,25', 7_010_100],
  ['1\u202f947,25', 7_010_100],
  ['\u00a07,5\u00a0h', 27_000],
])('%s is a duration of %d seconds', (cell, seconds) => {
  expect(readDuration(cell)).toBe(seconds)
})

test('minutes and seconds are only what Toggl marks as such', () => {
  expect(readTogglDuration('18:25 min')).toBe(1105)
  expect(readTogglDuration('18:25')).toBe(66_300)
  expect(readDuration('18:25 min')).toBeUndefined()
})

test.each(['', '-', 'lots', '1:75', '1:2', '22 May', '1e3', '$5', '1.94,25', '∞'])('is no duration: %s', (cell) => {
  expect(readDuration(cell)).toBeUndefined()
})

test.each([
  ['9:05', 32_700],
  ['09:05:10 AM', 32_710],
  ['12:45 AM', 2700],
  ['12:15\u202fPM', 44_100],
  ['11:30 p.m.', 84_600],
  ['09:05:10+02:00', 32_710],
  ['09:05:10Z', 32_710],
])('%s is a time of day, %d seconds after midnight', (cell, seconds) => {
  expect(readTime(cell)).toBe(seconds)
})

test('13 PM, 24:00 and 9:60 are no times', () => {
  expect(['13:00 PM', '0:30 AM', '24:00', '9:60', '9'].map(readTime)).toEqual([undefined, undefined, undefined, undefined, undefined])
})

test('an end before the start is on the next day, unless the end says its day', () => {
  expect(spanOf(79_200, 2700, '2026-07-06', undefined)).toBe(9900)
  expect(spanOf(79_200, 2700, '2026-07-06', '2026-07-08')).toBe(96_300)
})

test.each([
  ['\ufeffStart Date ', 'start date'],
  ['Billable Rate (USD)', 'billable rate (*)'],
  ['Amount ()', 'amount (*)'],
  ['Duration (h)', 'duration (h)'],
  ['Durée\u00a0(décimal)', 'durée (décimal)'],
])('the column %s is known as %s', (cell, name) => {
  expect(headerName(cell)).toBe(name)
})

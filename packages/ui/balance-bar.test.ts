import { expect, test } from 'vitest'
import { barMarks } from './balance-bar.tsx'

const hours = (usedHours: number, availableHours: number) =>
  barMarks({ usedSeconds: usedHours * 3600, availableSeconds: availableHours * 3600, sentence: '' })

test('the bar ends at the cap, with ticks at 50 and 80 %', () => {
  expect(hours(12, 20)).toEqual({ used: 60, cap: 100, ticks: [50, 80] })
})

test('past the cap the bar grows: the cap moves in, and the ticks with it', () => {
  expect(hours(25, 20)).toEqual({ used: 80, cap: 80, ticks: [40, 64] })
})

test('exactly at the cap nothing is over', () => {
  expect(hours(20, 20)).toEqual({ used: 100, cap: 100, ticks: [50, 80] })
})

test('with nothing available everything used is over', () => {
  expect(hours(3, 0)).toEqual({ used: 0, cap: 0, ticks: [0, 0] })
  expect(hours(3, -2)).toEqual({ used: 0, cap: 0, ticks: [0, 0] })
})

test('an empty bar and hours taken back draw no negative width', () => {
  expect(hours(0, 0)).toEqual({ used: 0, cap: 100, ticks: [50, 80] })
  expect(hours(-1, 20)).toEqual({ used: 0, cap: 100, ticks: [50, 80] })
})

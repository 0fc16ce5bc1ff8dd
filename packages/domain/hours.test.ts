import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatHours, formatHundredths, hundredths, parseDuration, totalSeconds } from './hours.ts'

const durations = fc.integer({ min: -360_000_000, max: 360_000_000 })

test.each([
  ['3h', 10_800],
  ['3 h', 10_800],
  ['2 hours', 7200],
  ['1 Hour', 3600],
  ['1h 30m', 5400],
  ['1h30', 5400],
  ['1h30m10s', 5410],
  ['1 hour 5 minutes', 3900],
  ['1:30', 5400],
  ['1:30:10', 5410],
  ['01:30:10', 5410],
  [':30', 1800],
  ['1:30 h', 5400],
  ['1.5', 5400],
  ['1,5', 5400],
  ['.5', 1800],
  [',5h', 1800],
  ['1.33 h', 4788],
  ['0.01', 36],
  ['90m', 5400],
  ['90 min', 5400],
  ['45 s', 45],
  ['  8\u00a0h ', 28_800],
  ['0', 0],
  ['1.3333333333333333', 4800],
])('%s is understood as %i seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds))

test.each([
  ['-1:30', -5400],
  ['-2', -7200],
  ['- 1h 30m', -5400],
  ['−.5h', -1800],
])('%s takes hours back', (text, seconds) => expect(parseDuration(text)).toBe(seconds))

test.each([
  '',
  ' ',
  'h',
  '-',
  '.',
  ',',
  '1.',
  '1:75',
  '1:5',
  '1h90',
  '1h 75m',
  '1h5',
  '1,234.5',
  '1e3',
  '--1',
  '+1',
  '1 2',
  '3x',
  'NaN',
  '٣',
])('%j is not a duration', (text) => expect(parseDuration(text)).toBeUndefined())

test('half a second counts away from zero', () => {
  expect([parseDuration('0.00125'), parseDuration('-0.00125'), parseDuration('0.001249999')]).toEqual([5, -5, 4])
})

test('no more than 100,000 hours are believed', () => {
  expect([parseDuration('100000'), parseDuration('100000:00:01'), parseDuration('9'.repeat(30))]).toEqual([
    360_000_000,
    undefined,
    undefined,
  ])
  expect(parseDuration('1'.padEnd(100_000, ' 1'))).toBeUndefined()
})

test('a minus before nothing is still nothing', () => {
  expect([parseDuration('-0'), hundredths(-17), hundredths(-0)]).toEqual([0, 0, 0])
  expect([formatHours(-0), formatHours(-17)]).toEqual(['0', '0'])
})

test.each([
  [43_200, '12'],
  [27_000, '7.5'],
  [4788, '1.33'],
  [4800, '1.33'],
  [6000, '1.67'],
  [18, '0.01'],
  [-18, '-0.01'],
  [17, '0'],
  [360_000_000, '100000'],
])('%i seconds are printed as %s', (seconds, printed) => expect(formatHours(seconds)).toBe(printed))

const two = (n: number) => String(n).padStart(2, '0')
const onTheClock = (seconds: number) => {
  const size = Math.abs(seconds)
  return `${seconds < 0 ? '-' : ''}${Math.floor(size / 3600)}:${two(Math.floor(size / 60) % 60)}:${two(size % 60)}`
}
const always = <T>(arbitrary: fc.Arbitrary<T>, claim: (value: T) => void) => fc.assert(fc.property(arbitrary, (value) => claim(value)))

test('what is printed is understood as what was printed', () => {
  always(durations, (seconds) => {
    expect(parseDuration(formatHours(seconds))).toBe(hundredths(seconds) * 36)
  })
})

test('a duration on the clock is understood to the second', () => {
  always(durations, (seconds) => {
    expect(parseDuration(onTheClock(seconds))).toBe(seconds)
  })
})

test('a printed duration has at most two decimals and no trailing zero', () => {
  always(durations, (seconds) => {
    expect(formatHours(seconds)).toMatch(/^(0|-?[1-9]\d*|-?\d+\.\d?[1-9])$/)
  })
})

test('a printed duration is never more than half a hundredth from the true one', () => {
  always(durations, (seconds) => {
    expect(Math.abs(hundredths(seconds) * 36 - seconds)).toBeLessThanOrEqual(18)
  })
})

test('whatever is typed is a whole number of seconds or nothing', () => {
  always(fc.oneof(fc.string(), fc.stringMatching(/^[-−]?[\d.,: hmins]{0,12}$/)), (text) => {
    expect(Number.isSafeInteger(parseDuration(text) ?? 0)).toBe(true)
  })
})

test('printed figures can be subtracted and printed again', () => {
  expect(formatHundredths(hundredths(72_000) - hundredths(43_212))).toBe('8')
  expect(formatHundredths(1999)).toBe('19.99')
})

test('durations add up', () => {
  expect([totalSeconds([]), totalSeconds([{ seconds: 36 }, { seconds: -6 }])]).toEqual([0, 30])
})

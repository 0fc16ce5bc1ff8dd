import { expect, test } from 'vitest'
import { sampleEntries, samplePage } from './sample.ts'
import { byDay, isCurrent, isOver, loggedThrough } from './view.ts'

const hour = 3600

test('the log says how far it reaches, or that nothing is in it', () => {
  expect(loggedThrough(samplePage())).toBe('Logged through Mon, Jul 6')
  expect(loggedThrough(samplePage({ count: 0 }))).toBe('Nothing logged yet')
  expect(loggedThrough(samplePage({ count: 0, today: '2026-08-02' }))).toBe('Nothing was logged')
})

test('a cycle is current from its first day to the day before it resets', () => {
  expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map((today) => isCurrent(samplePage({ today })))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('entries of one day stand together, in the order given', () => {
  const [a, b, c] = sampleEntries(3, 20 * hour)
  const entries = [
    { ...a!, workedOn: '2026-07-03' },
    { ...b!, workedOn: '2026-07-03' },
    { ...c!, workedOn: '2026-07-01' },
  ]
  expect(byDay(entries).map(({ day, entries: ofDay }) => [day, ofDay.map(({ id }) => id)])).toEqual([
    ['2026-07-03', [a!.id, b!.id]],
    ['2026-07-01', [c!.id]],
  ])
  expect(byDay([])).toEqual([])
})

test('less than a printed hundredth over is not over, as in the sentence', () => {
  expect(isOver({ usedSeconds: 20 * hour + 10, availableSeconds: 20 * hour })).toBe(false)
  expect(isOver({ usedSeconds: 20 * hour + 36, availableSeconds: 20 * hour })).toBe(true)
})

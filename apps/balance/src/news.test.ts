import { expect, test } from 'vitest'
import { between, isLater, newEntries } from './news.ts'
import { samplePage } from './sample.ts'

const page = samplePage({ count: 5 })
const arrival = { ...page.entries[0]!, id: 'new' }

test('a reading is later by its version, or because a day has passed', () => {
  expect(isLater({ ...page, version: 13 }, page)).toBe(true)
  expect(isLater(page, page)).toBe(false)
  expect(isLater({ ...page, version: 11 }, page)).toBe(false)
  expect(isLater({ ...page, today: '2026-07-15' }, page)).toBe(true)
})

test('an entry that arrives is new, wherever its day puts it', () => {
  const [first, ...others] = page.entries
  expect(newEntries(page, { ...page, entries: [arrival, ...page.entries] })).toEqual(new Set(['new']))
  expect(newEntries(page, { ...page, entries: [first!, arrival, ...others] })).toEqual(new Set(['new']))
})

test('the first entry of an empty log is new', () => {
  expect(newEntries({ ...page, entries: [] }, { ...page, entries: [arrival] })).toEqual(new Set(['new']))
})

test('an entry that moves up because another was removed is not new', () => {
  expect(newEntries(page, { ...page, entries: [...page.entries.slice(1), arrival] })).toEqual(new Set())
})

test('when the cycle turns, nothing slides in', () => {
  const cycle = { ...page.balance.cycle, startsOn: '2026-08-01' }
  expect(newEntries(page, { ...page, balance: { ...page.balance, cycle }, entries: [arrival] })).toEqual(new Set())
})

const before = '12 of 20 hours used · 8 hours remain · resets Aug 1'
const after = '14.5 of 20 hours used · 5.5 hours remain · resets Aug 1'

test('figures count together, and the rest of the sentence stands still', () => {
  expect(between(before, after, 0.5)).toBe('13.3 of 20 hours used · 6.8 hours remain · resets Aug 1')
  expect(between(before, after, 0)).toBe('12.0 of 20 hours used · 8.0 hours remain · resets Aug 1')
})

test('the count ends at the sentence as it was written', () => {
  expect(between(before, after, 1)).toBe(after)
})

test('when the words change, the new sentence stands at once', () => {
  const over = '22 of 20 hours used · 2 over · resets Aug 1'
  expect(between(before, over, 0.3)).toBe(over)
})

import { expect, test } from 'vitest'
import { arrived, between } from './news.ts'
import { isLater } from './page.ts'

const shown = { version: 12, today: '2026-07-14', pending: 0 }

test('a reading is later by its version, because a day has passed, or by what is pending', () => {
  expect(isLater({ ...shown, version: 13 }, shown)).toBe(true)
  expect(isLater(shown, shown)).toBe(false)
  expect(isLater({ ...shown, version: 11, pending: 3600 }, shown)).toBe(false)
  expect(isLater({ ...shown, today: '2026-07-15' }, shown)).toBe(true)
  expect(isLater({ ...shown, pending: 3600 }, shown)).toBe(true)
})

const known = new Set(['a', 'b', 'c'])

test('an entry that arrives is new, wherever its day puts it', () => {
  expect(arrived(['new', 'a', 'b', 'c'], known)).toEqual(['new'])
  expect(arrived(['a', 'new', 'b', 'c'], known)).toEqual(['new'])
})

test('the first entry of an empty log is new', () => {
  expect(arrived(['new'], new Set())).toEqual(['new'])
})

test('an entry that moves up because another was removed is not new', () => {
  expect(arrived(['b', 'c', 'next'], known)).toEqual([])
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

import { expect, test } from 'vitest'
import { suggest } from './suggest.ts'

test('an activity is completed after the label', () => {
  expect(suggest('Vendor A: weekly s').map(({ completed }) => completed)).toContain('Vendor A: weekly sync')
})

test('a second activity is completed after the plus', () => {
  expect(suggest('Vendor A: weekly sync + chan')[0]?.completed).toBe('Vendor A: weekly sync + change order analysis')
})

test('a word inside an activity finds it', () => {
  expect(suggest('interv').map(({ text }) => text)).toContain('stakeholder interviews')
})

test('what is already whole is not offered again', () => {
  expect(suggest('Vendor A: weekly sync')).toEqual([])
})

test('one letter offers nothing', () => {
  expect(suggest('Vendor A: w')).toEqual([])
})

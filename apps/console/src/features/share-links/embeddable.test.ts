import { expect, test } from 'vitest'
import { badgeOf, feedOf } from './embeddable.ts'

test('what is embedded is read by the token of the link, where the link is', () => {
  const url = 'https://hours.example/r/0Zx-secret_1'
  expect(feedOf(url)).toBe('https://hours.example/api/v1/public/balances/0Zx-secret_1/feed')
  expect(badgeOf(url)).toBe(
    '<img src="https://hours.example/api/v1/public/balances/0Zx-secret_1/badge.svg" alt="Hours used and hours that remain" width="420" height="84">',
  )
})

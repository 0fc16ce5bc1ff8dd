import { expect, test } from 'vitest'
import { goesInWords } from './goes-in-words.ts'

const none = { clients: 0, retainers: 0, entries: 0, statements: 0, links: 0, others: 0 }

test('what goes with a workspace is counted', () => {
  expect(goesInWords({ goes: 'workspace', clients: 3, retainers: 4, entries: 1234, statements: 1, links: 1, others: 0 })).toBe(
    'Your workspace goes with your account: 3 clients, 4 retainers, 1,234 entries, 1 statement and 1 link, which stops opening at once. This cannot be undone.',
  )
})

test('others whose account goes too are named', () => {
  expect(goesInWords({ goes: 'workspace', ...none, others: 2 })).toContain(' So do the accounts of 2 other people in it.')
})

test('where the workspace stays, so does what was logged in it', () => {
  expect(goesInWords({ goes: 'account', ...none })).toMatch(/^Your account goes, .* The workspace stays with its other owners/)
})

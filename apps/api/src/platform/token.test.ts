import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeToken, workspaceOf } from './token.ts'

test('a token names its workspace, whichever it is', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 16, max: 24 }), (workspaceId, bytes) => {
      expect(workspaceOf(makeToken(workspaceId, bytes))).toBe(workspaceId)
    }),
  )
  for (const edge of ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    expect(workspaceOf(makeToken(edge, 16))).toBe(edge)
})

test('a token with one letter wrong, or two letters swapped, is known for a typo', () => {
  const token = makeToken('01a20a49-c623-7185-8c93-8b833719c70b', 16)
  for (let at = 0; at < token.length; at++) {
    const other = token[at] === 'a' ? 'b' : 'a'
    expect(workspaceOf(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined()
    if (token[at] !== token[at + 1] && at + 1 < token.length)
      expect(workspaceOf(token.slice(0, at) + token[at + 1] + token[at] + token.slice(at + 2))).toBeUndefined()
  }
})

test('a thousand tokens of one workspace are a thousand', () => {
  const made = Array.from({ length: 1000 }, () => makeToken('01a20a49-c623-7185-8c93-8b833719c70b', 16))
  expect(new Set(made).size).toBe(1000)
})

test('no text at all is a mistake of ours', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => workspaceOf(text) === undefined))
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0Zz9aA'), minLength: 40, maxLength: 80 }), (text) => workspaceOf(text) === undefined),
  )
})

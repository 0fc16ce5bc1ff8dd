import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, withRunningBalance, type Json } from './statement.ts'

const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)

function shuffled(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shuffled)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, part]) => [name, shuffled(part)]),
  )
}

describe('canonical JSON', () => {
  test('reads back as the value it was written from', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value)
      }),
    )
  })

  test('is one text for one value, in whatever order its names come', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
      }),
    )
  })

  test('has its names in order, down to the last object, and no space between', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'ä "b"', A: true })).toBe('{"A":true,"a":"ä \\"b\\"","b":[{"c":null,"d":1}]}')
  })
})

test('the balance after each entry is what is available less all counted so far, and runs below zero', () => {
  const entries = [
    { seconds: 3600, counted: true },
    { seconds: 600, counted: false },
    { seconds: 7200, counted: true },
    { seconds: -1800, counted: true },
  ]
  expect(withRunningBalance(entries, 7200).map(({ runningBalanceSeconds }) => runningBalanceSeconds)).toEqual([3600, 3600, -3600, -1800])
})

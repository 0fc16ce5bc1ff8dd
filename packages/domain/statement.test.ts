import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceAfter, canonicalJson, datedDay, datedRange, marksOf, statementTitle, withRunningBalance, type Json } from './statement.ts'

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

test('the balance after an entry is printed available minus printed used', () => {
  const after = (runningBalanceSeconds: number) => balanceAfter(72_000, { runningBalanceSeconds })
  expect([after(28_800), after(0), after(-7200), after(72_000 - 4788)]).toEqual(['8 left', '0 left', '2 over', '18.67 left'])
  // 1 h 0 min 18 s used prints as 1.01, so 18.99 are left, though 18.995 would print as 19.
  expect(after(72_000 - 3618)).toBe('18.99 left')
})

test('a document that is kept names its days with their year, and its version once there is more than one', () => {
  expect(datedRange({ startsOn: '2026-07-01', endsOn: '2026-07-31' })).toBe('Jul 1 – 31, 2026')
  expect(datedRange({ startsOn: '2026-12-15', endsOn: '2027-01-14' })).toBe('Dec 15, 2026 – Jan 14, 2027')
  expect(datedDay('2026-08-03')).toBe('Aug 3, 2026')
  expect([statementTitle({ number: 3, version: 1 }), statementTitle({ number: 3, version: 2 })]).toEqual([
    'Statement 3',
    'Statement 3, version 2',
  ])
})

test('what sets an entry apart is said in words', () => {
  const marks = (of: object) => marksOf({ workedOn: '2026-07-28', counted: true, ...of }, '2026-08-03')
  expect([marks({}), marks({ corrects: null, late: false })]).toEqual([[], []])
  expect(marks({ counted: false, late: true, corrects: 'an id' })).toEqual(['not counted', 'late, worked Jul 28', 'correction'])
})

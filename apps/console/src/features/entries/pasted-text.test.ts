import { expect, test } from 'vitest'
import { looksLikeSheet } from './pasted-text.ts'

test('lines of a log are not a sheet, however many commas they hold', () => {
  expect(looksLikeSheet('Discovery: stakeholder interviews, 6 SMEs, documentation, 8h\nVendor A: weekly sync, 3h')).toBe(false)
})

test('an export with a heading is a sheet', () => {
  expect(looksLikeSheet('Date,Client,Project,Notes,Hours\n2026-07-06,Halden Rail,PMO,Interviews,8')).toBe(true)
})

test('cells copied from a spreadsheet are a sheet', () => {
  expect(looksLikeSheet('2026-07-06\tInterviews\t8\n2026-07-07\tSync\t3')).toBe(true)
})

test('one line is never a sheet', () => {
  expect(looksLikeSheet('Date, client, hours')).toBe(false)
})

test('a heading in any language is one when every row below has as many columns', () => {
  expect(looksLikeSheet('Wann;Was genau;Wie lange\n06.07.2026;Interviews;1,5')).toBe(true)
  expect(looksLikeSheet('Discovery: interviews, notes, half a day\nVendor A: weekly sync, 3h')).toBe(false)
})

test('a sheet of any length is known by its first lines', () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => `2026-07-06,Interview ${n},1`)
  expect(looksLikeSheet(['Wann,Was genau,Wie lange', ...rows, 'Whatever may follow, be it, a, note'].join('\n'))).toBe(true)
  expect(looksLikeSheet(['Wann,Was genau,Wie lange', 'Whatever may follow, be it, a, note', ...rows].join('\n'))).toBe(false)
})

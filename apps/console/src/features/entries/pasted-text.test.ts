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

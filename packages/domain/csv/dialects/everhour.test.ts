import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Answers } from '../draft-types.ts'
import { draftOf } from '../drafts.ts'

const fileOf = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
const read = (text: string, filename = 'export.csv', answers: Answers = {}) => draftOf(text, { filename, today: '2026-07-29', answers })
const fixture = (name: string, answers?: Answers) => {
  const result = read(fileOf(name), name, answers)
  if (result.refused) throw new Error(result.reason)
  return result
}
const seconds = (name: string) => fixture(name).rows.map((row) => (row.state === 'ready' ? row.seconds : row.reason))

test('Everhour: the second line of a cell, a job title or the state of a task, is left out, but not of a comment', () => {
  expect(fixture('everhour-detailed-by-day.csv').rows).toMatchObject([
    { person: 'Ines Moro', description: 'Stakeholder interviews' },
    { person: 'Ines Moro', description: 'Stakeholder interviews' },
    { person: 'Ines Moro', description: 'Calls < Vendor coordination' },
  ])
  expect(fixture('everhour-detailed.csv').rows[0]?.description).toBe('Discovery: finance, operations and the depot')
})

test('Everhour: a row with billable and other hours is two entries', () => {
  expect(seconds('everhour-detailed-by-day.csv')).toEqual([9000, 1800, 4500])
  expect(fixture('everhour-detailed-by-day.csv').rows.map(({ billable }) => billable)).toEqual([true, false, true])
})

test('Everhour: a historical report without days is refused with what to add', () => {
  expect(read(fileOf('refused/everhour-historical.csv'))).toMatchObject({ refused: true, reason: expect.stringContaining('Day column') })
})

test('Everhour: a client is written once for its group, and goes no further than the group', () => {
  const { rows } = fixture('everhour-historical-by-day.csv', { clients: ['Halden Rail', ''] })
  const entries = rows.filter(({ state }) => state === 'ready')
  expect(entries.map(({ client }) => client)).toEqual(['Halden Rail', 'Halden Rail', 'Halden Rail', 'Halden Rail', null])
  expect(entries.map((row) => [row.workedOn, row.seconds, row.billable])).toEqual([
    ['2026-06-29', 5400, true],
    ['2026-06-30', 1800, true],
    ['2026-06-30', 900, false],
    ['2026-07-06', 3600, false],
    ['2026-07-07', 2700, false],
  ])
})

test('Everhour: month headings, rows that roll several members up, and totals are no entries', () => {
  const { rows } = fixture('everhour-historical-by-day.csv', { clients: ['Halden Rail', ''] })
  expect(rows.filter(({ state }) => state === 'skipped').map(({ reason }) => reason)).toEqual([
    'a heading, not an entry',
    'a subtotal, not an entry',
    'a heading, not an entry',
    'a subtotal, not an entry',
    'a subtotal, not an entry',
    'a subtotal, not an entry',
    'a subtotal, not an entry',
  ])
})

import type { Import, ImportRow } from '@hourtab/contract/imports'
import { expect, test } from 'vitest'
import { filtersOf, groupsOf } from './row-states.ts'

const row = (state: ImportRow['state'], more: Partial<ImportRow> = {}) =>
  ({
    state,
    description: 'Weekly sync',
    vendor: null,
    project: null,
    warnings: [],
    excluded: false,
    decidable: false,
    ...more,
  }) as ImportRow
const rows = [
  row('new'),
  row('unchanged'),
  row('new', { excluded: true, vendor: 'Vendor A' }),
  row('conflict'),
  row('gone', { warnings: ['in the future'] }),
]

test('rows are grouped by what becomes of them: what is to be decided first, what stays last', () => {
  expect(groupsOf(rows, 'all', '').map(({ state, rows: grouped }) => [state, grouped.length])).toEqual([
    ['conflict', 1],
    ['gone', 1],
    ['new', 2],
    ['unchanged', 1],
  ])
})

test('rows are found by every word that was typed, in the description, the vendor or the project', () => {
  expect(groupsOf(rows, 'all', ' vendor SYNC ')).toEqual([{ state: 'new', rows: [rows[2]] }])
  expect(groupsOf(rows, 'left', '')).toEqual([{ state: 'new', rows: [rows[2]] }])
  expect(groupsOf(rows, 'warned', 'nothing')).toEqual([])
})

test('only filters that find something are offered, and rows that are not shown count', () => {
  const draft = { rows, rowsOmitted: 0, totals: {} } as unknown as Import
  const found = (given: Import) => filtersOf(given).map(({ filter, count }) => `${filter} ${count}`)
  expect(found(draft)).toEqual(['all 5', 'conflict 1', 'gone 1', 'new 2', 'unchanged 1', 'warned 1', 'left 1'])
  const totals = { new: 1, unchanged: 500, skipped: 1, conflicts: 1, gone: 1, changed: 0, late: 0 } as Import['totals']
  expect(found({ ...draft, totals, rowsOmitted: 499 })).toContain('unchanged 500')
})

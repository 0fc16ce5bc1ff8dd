import type { ImportRow } from '@hourtab/contract/imports'
import { expect, test } from 'vitest'
import { editOf, suggestParts, workOf } from './row-edit.ts'

const row: ImportRow = {
  id: '2',
  row: 2,
  state: 'new',
  reason: null,
  workedOn: '2026-07-06',
  seconds: 3600,
  description: 'meeting',
  workType: 'other',
  vendor: null,
  project: 'ERP',
  billable: true,
  warnings: [],
  notes: [],
  excluded: false,
  entryId: null,
  before: null,
  decidable: false,
  decision: null,
  read: null,
  parts: [],
}

test('what is written over a row is what is other than it was read', () => {
  expect(editOf(row, workOf(row))).toBeNull()
  expect(editOf(row, { ...workOf(row), seconds: 5400, project: null })).toEqual({ seconds: 5400, project: null })
})

test('what was written before stays written, and what is as it was read again is taken back', () => {
  const edited = { ...row, description: 'Steering committee', seconds: 5400, read: workOf(row) }
  expect(editOf(edited, { ...workOf(edited), project: 'PMO' })).toEqual({
    seconds: 5400,
    description: 'Steering committee',
    project: 'PMO',
  })
  expect(editOf(edited, { ...workOf(edited), seconds: 3600, description: 'meeting' })).toBeNull()
})

test('a new description says anew what kind of work it was, unless that was chosen too', () => {
  const edited = { ...row, description: 'Vendor A: sync', workType: 'vendor' as const, vendor: 'Vendor A', read: workOf(row) }
  expect(editOf(edited, { ...workOf(edited), description: 'Risk: review' })).toEqual({ description: 'Risk: review' })
  expect(editOf(edited, { ...workOf(edited), description: 'Review', vendor: 'Vendor B' })).toEqual({
    description: 'Review',
    workType: 'vendor',
    vendor: 'Vendor B',
  })
})

test('a description that lists several things is offered as its parts, each with the label', () => {
  expect(suggestParts('Vendor A: weekly sync + change order analysis + invoice review')).toEqual([
    'Vendor A: weekly sync',
    'Vendor A: change order analysis',
    'Vendor A: invoice review',
  ])
  expect(suggestParts('Sync; Review')).toEqual(['Sync', 'Review'])
  expect(suggestParts('Call with C++ team')).toEqual(['Call with C++ team', ''])
})

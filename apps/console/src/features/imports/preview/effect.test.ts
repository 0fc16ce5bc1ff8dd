import type { ImportRow, ImportTotals } from '@hourtab/contract/imports'
import { expect, test } from 'vitest'
import { differenceInWords, effectInWords, effectOf, hasEffect, publishLabel, publishedInWords, shiftInWords } from './effect.ts'

const none: ImportTotals = {
  rows: 0,
  new: 0,
  changed: 0,
  gone: 0,
  unchanged: 0,
  late: 0,
  conflicts: 0,
  skipped: 0,
  newSeconds: 0,
  changeSeconds: 0,
  readSeconds: 0,
  fileSeconds: null,
}
const work = {
  workedOn: '2026-07-06',
  seconds: 1800,
  description: 'Sync',
  workType: 'other',
  vendor: null,
  project: null,
  billable: true,
} as const
const row: ImportRow = {
  ...work,
  id: '2',
  row: 2,
  state: 'new',
  reason: null,
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
const conflict: ImportRow = { ...row, state: 'conflict', entryId: 'e', decidable: true }

test('publishing does what the totals say, and what was decided and split in the draft', () => {
  const totals = { ...none, new: 1, late: 1, changed: 1, gone: 1, conflicts: 4 }
  const rows: ImportRow[] = [
    { ...row, parts: [work, work, work] },
    conflict,
    { ...conflict, decision: 'mine' },
    { ...conflict, decision: 'theirs' },
    { ...conflict, decision: 'theirs', row: null },
    { ...conflict, state: 'skipped', entryId: null, decision: 'theirs' },
  ]
  expect(effectOf({ rows, totals })).toEqual({ adds: 5, changes: 2, removes: 2, keeps: 2, settles: 1 })
})

test('what publishing does is said in words that name only what there is', () => {
  const effect = { adds: 12, changes: 2, removes: 1, keeps: 0, settles: 0 }
  const nothing = { adds: 0, changes: 0, removes: 0, keeps: 0, settles: 0 }
  expect(effectInWords(effect)).toBe('Adds 12 entries, changes 2 and removes 1')
  expect(effectInWords({ ...nothing, changes: 1 })).toBe('Changes 1 entry')
  expect(effectInWords({ ...nothing, settles: 1 })).toBe('Keeps 1 entry as you left it')
  expect([effectInWords(nothing), hasEffect(nothing), hasEffect(effect)]).toEqual(['', false, true])
  expect(publishLabel({ ...nothing, adds: 1 }, 5400)).toBe('Publish 1 entry · 1.5 h')
  expect(publishLabel(effect, 5400)).toBe('Publish')
  expect(publishedInWords({ ...nothing, adds: 2 }, 'july.csv')).toBe('2 entries published from july.csv')
  expect(publishedInWords(effect, 'july.csv')).toBe('Published from july.csv: added 12 entries, changed 2 and removed 1')
  expect([shiftInWords(5400), shiftInWords(-1800), shiftInWords(0)]).toEqual(['+1.5 h', '−0.5 h', 'no change in hours'])
})

test('a draft that finds other things than before says which', () => {
  expect(differenceInWords({ ...none, new: 3 }, { ...none, new: 1, changed: 1, unchanged: 1 })).toBe(
    '1 new instead of 3, 1 changed instead of none and 1 unchanged instead of none',
  )
  expect(differenceInWords(none, none)).toBe('')
})

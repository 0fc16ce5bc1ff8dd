import { expect, test } from 'vitest'
import { compare, type Facts, type LoggedRow, type SnapshotRow } from './snapshot.ts'

const call: Facts = { workedOn: '2026-07-07', seconds: 1800, description: 'Vendor A: weekly sync', project: 'ERP', billable: true }
const row = (key: string, facts: Partial<Facts> = {}, hasId = false): SnapshotRow => ({ ...call, ...facts, key, hasId })
const logged = (key: string, facts: Partial<Facts> = {}, more: Partial<LoggedRow> = {}): LoggedRow => ({
  key,
  hasId: false,
  entryIds: [key],
  said: { ...call, ...facts },
  isTouched: false,
  isRemoved: false,
  isClosed: false,
  isCovered: true,
  ...more,
})
const days = { from: '2026-07-01', through: '2026-07-31' }
const told = (rows: SnapshotRow[], log: LoggedRow[], given: Parameters<typeof compare>[2] = { days }) =>
  compare(rows, log, given).map(
    ({ state, row: at, logged: entry, isLate }) => `${isLate ? 'late ' : ''}${state} ${at ?? '-'} ${entry?.key ?? '-'}`,
  )

test('the same rows are unchanged, whatever their order', () => {
  expect(told([row('b'), row('a')], [logged('a'), logged('b')])).toEqual(['unchanged 0 b', 'unchanged 1 a'])
})

test('an id that says something else has changed, wherever it was before', () => {
  expect(told([row('7', { workedOn: '2026-07-20' }, true)], [logged('7', { workedOn: '2026-05-01' }, { hasId: true })])).toEqual([
    'changed 0 7',
  ])
})

test('what the file no longer has is gone only in its days, and only where the file speaks for it', () => {
  const log = [
    logged('kept'),
    logged('before', { workedOn: '2026-06-30', description: 'Before' }),
    logged('other', { description: 'Another project' }, { isCovered: false }),
    logged('last', { workedOn: '2026-07-31', seconds: 60, description: 'On the last day' }),
  ]
  expect(told([row('kept')], log)).toEqual(['unchanged 0 kept', 'gone - last'])
  expect(told([row('kept')], log, { days: null })).toEqual(['unchanged 0 kept'])
})

test.each<[string, Partial<Facts>]>([
  ['the hours', { seconds: 3600 }],
  ['the day', { workedOn: '2026-07-08' }],
  ['the description', { description: 'Vendor A: sync and change order' }],
  ['the project', { project: 'ERP rollout' }],
  ['the hours and the project', { seconds: 3600, project: 'ERP rollout' }],
  ['whether it is billed', { billable: false }],
])('without an id, an edit of %s is one change and not a row that is gone and one that is new', (_what, edit) => {
  expect(told([row('new key', edit)], [logged('old key')])).toEqual(['changed 0 old key'])
})

test('a project that was renamed is a change of each of its entries, also of two calls on one day', () => {
  const [short, long] = [{ seconds: 900 }, { seconds: 5400 }]
  const renamed = { project: 'ERP rollout' }
  const rows = [
    row('c', { ...short, ...renamed }),
    row('d', { ...long, ...renamed }),
    row('e', { workedOn: '2026-07-14', ...short, ...renamed }),
  ]
  const log = [logged('a', long), logged('b', short), logged('x', { workedOn: '2026-07-14', ...short })]
  expect(told(rows, log)).toEqual(['changed 0 b', 'changed 1 a', 'changed 2 x'])
})

test('where two entries might be meant, none is taken for it', () => {
  const log = [logged('a', { seconds: 60 }), logged('b', { seconds: 120 })]
  expect(told([row('c', { seconds: 180 })], log)).toEqual(['new 0 -', 'gone - a', 'gone - b'])
})

test('an export in another shape, with other keys, changes nothing', () => {
  const log = [logged('a'), logged('b'), logged('c', { seconds: 60 })]
  expect(told([row('x'), row('y'), row('z', { seconds: 60 })], log)).toEqual(['unchanged 0 a', 'unchanged 1 b', 'unchanged 2 c'])
})

test('two ids are never one row', () => {
  expect(told([row('8', {}, true)], [logged('7', {}, { hasId: true })])).toEqual(['new 0 -', 'gone - 7'])
})

test('what a hand has touched is unchanged while the tracker says the same, and a conflict once it says something else', () => {
  const mine = logged('a', {}, { isTouched: true })
  expect(told([row('a')], [mine])).toEqual(['unchanged 0 a'])
  expect(told([row('a', { billable: false })], [mine])).toEqual(['conflict 0 a'])
  expect(told([row('b', { seconds: 60 })], [mine])).toEqual(['conflict 0 a'])
  expect(told([], [mine])).toEqual(['conflict - a'])
})

test('what a hand took out stays out while the tracker says the same', () => {
  const out = logged('a', {}, { isTouched: true, isRemoved: true })
  expect(told([row('a')], [out])).toEqual(['removed 0 a'])
  expect(told([row('x')], [out])).toEqual(['removed 0 a'])
  expect(told([row('a', { seconds: 60 })], [out])).toEqual(['conflict 0 a'])
  expect(told([], [out])).toEqual([])
})

test('what is new in closed days is late, and so is whatever would change a closed cycle', () => {
  const given = { days, closedThrough: '2026-07-10' }
  const log = [
    logged('1', {}, { hasId: true, isClosed: true }),
    logged('2', { description: 'Gone' }, { hasId: true, isClosed: true }),
    logged('5', { description: 'Logged late' }, { hasId: true }),
  ]
  const rows = [
    row('3', { workedOn: '2026-07-10' }),
    row('4', { workedOn: '2026-07-11' }),
    row('1', { seconds: 60 }, true),
    row('5', { description: 'Logged late', seconds: 60 }, true),
  ]
  expect(told(rows, log, given)).toEqual(['late new 0 -', 'new 1 -', 'late changed 2 1', 'changed 3 5', 'late gone - 2'])
})

import { expect, test } from 'vitest'
import { loggedRows, type SourcedEntry } from './logged-rows.ts'

const facts = { workedOn: '2026-07-07', seconds: 1800, description: 'Sync', project: null, billable: true }
const entry = (id: string, key: string, more: Partial<SourcedEntry> = {}): SourcedEntry => ({
  id,
  key,
  part: 1,
  hasId: false,
  facts,
  said: null,
  isRemoved: false,
  isGuarded: false,
  isClosed: false,
  ...more,
})
const rowsOf = (...entries: SourcedEntry[]) => loggedRows(entries, () => true)

test('the parts of a row that was split are one row, touched by a hand, in their order', () => {
  const said = { ...facts, seconds: 3600 }
  const [row, ...more] = rowsOf(entry('c', 'k', { part: 3, said }), entry('a', 'k', { said }), entry('b', 'k', { part: 2, said }))
  expect([row, more]).toMatchObject([{ key: 'k', entryIds: ['a', 'b', 'c'], said, isTouched: true }, []])
})

test('what stands in the log goes before what was taken out of it', () => {
  const out = entry('out', 'k', { isRemoved: true })
  for (const order of [
    [out, entry('in', 'k')],
    [entry('in', 'k'), out],
  ])
    expect(rowsOf(...order)).toMatchObject([{ entryIds: ['in'], isRemoved: false, isTouched: false }])
})

test('an entry is touched once it is other than the export said, taken out, or guarded', () => {
  const touched = rowsOf(
    entry('a', 'a'),
    entry('b', 'b', { said: facts }),
    entry('c', 'c', { isRemoved: true }),
    entry('d', 'd', { isGuarded: true }),
  )
  expect(touched.map(({ isTouched }) => isTouched)).toEqual([false, true, true, true])
})

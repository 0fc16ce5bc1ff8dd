import { expect, test } from 'vitest'
import { readLine, workOf } from './corrections.ts'

const today = '2026-07-14'

test('a line in the grammar becomes an entry', () => {
  const work = workOf(readLine('Vendor A: weekly sync + change order analysis, 3h', today, {}))
  expect(work).toMatchObject({ workedOn: today, seconds: 10_800, workType: 'vendor', vendor: 'Vendor A' })
})

test('hours set by hand settle that the line has none', () => {
  const line = readLine('Discovery: stakeholder interviews', today, { seconds: 3600 })
  expect(line.problems).toEqual([])
  expect(workOf(line)?.seconds).toBe(3600)
})

test('a line without hours is no entry yet', () => {
  expect(workOf(readLine('Discovery: stakeholder interviews', today, {}))).toBeNull()
})

test('a correction wins over what was read', () => {
  expect(readLine('Vendor A: weekly sync, 3h', today, { workType: 'change', vendor: null })).toMatchObject({
    workType: 'change',
    vendor: null,
  })
})

test('nothing settles a missing description', () => {
  expect(workOf(readLine('3h', today, { seconds: 3600, workedOn: today }))).toBeNull()
})

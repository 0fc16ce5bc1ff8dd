import type { ImportRow } from '@hourtab/contract/imports'
import { expect, test } from 'vitest'
import { addUp, partsToSplit, sentPart } from './row-parts.ts'

const row = { description: 'Vendor A: sync + review', seconds: 10_800, billable: true, parts: [] as unknown } as ImportRow
const typed = (...hours: string[]) => hours.map((each, key) => ({ ...partsToSplit(row)[0], key, hours: each }))

test('the last part takes what is left, unless it says otherwise', () => {
  expect(addUp(row, typed('1', ''))).toEqual({ whole: 10_800, left: 0, seconds: [3600, 7200] })
  expect(addUp(row, typed('1', '1:30'))).toEqual({ whole: 10_800, left: 1800, seconds: [3600, 5400] })
  expect(addUp(row, typed('3', ''))).toEqual({ whole: 10_800, left: 0, seconds: [10_800, undefined] })
  expect(addUp(row, typed('4', ''))).toMatchObject({ left: -3600 })
  expect(addUp(row, typed('', 'much'))).toEqual({ whole: 10_800, left: 10_800, seconds: [undefined, undefined] })
})

test('a row that is split already is split anew from its parts, to the second', () => {
  const part = { workedOn: '2026-07-06', workType: 'other', vendor: null, project: null, billable: false } as const
  const split = {
    ...row,
    parts: [
      { ...part, seconds: 4790, description: 'One' },
      { ...part, seconds: 6010, description: 'Two' },
    ],
  }
  const parts = partsToSplit(split)
  expect(parts.map(({ hours }) => hours)).toEqual(['1.33', '1.67'])
  expect(addUp(split, parts)).toEqual({ whole: 10_800, left: 0, seconds: [4790, 6010] })
})

test('a part is sent with what is other than in the row', () => {
  const [first] = partsToSplit(row)
  expect(sentPart(row, first, 3600)).toEqual({ seconds: 3600, description: 'Vendor A: sync' })
  expect(sentPart(row, { ...first, workType: 'risk', vendor: ' B ', billable: false }, 60)).toEqual({
    seconds: 60,
    description: 'Vendor A: sync',
    workType: 'risk',
    vendor: 'B',
    billable: false,
  })
})

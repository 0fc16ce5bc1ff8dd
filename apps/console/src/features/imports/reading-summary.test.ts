import { draftOf } from '@hourtab/domain/csv/drafts'
import { expect, test } from 'vitest'
import { summaryOf } from './reading-summary.ts'

const read = (...lines: string[]) => {
  const draft = draftOf(lines.join('\n'), { filename: 'export.csv', today: '2026-07-31' })
  if (draft.refused) throw new Error(draft.reason)
  return summaryOf(draft)
}

test('what was read here is told as the tracker, the rows of work, their hours and their days', () => {
  const lines = ['2026-07-06,Interviews,8', '2026-07-20,Weekly sync,1.5', 'Total,,9.5']
  expect(read('Date,Description,Hours', ...lines)).toMatchObject({
    rows: 2,
    seconds: 9.5 * 3600,
    days: { from: '2026-07-06', through: '2026-07-20' },
    first: [{ line: 2, workedOn: '2026-07-06', description: 'Interviews', seconds: 8 * 3600 }, { line: 3 }],
  })
})

test('rows that wait until it is said whose they are count, and their clients are named', () => {
  const lines = ['2026-07-06,Halden Rail,Interviews,8', '2026-07-07,Kestrel Foods,Label review,2']
  expect(read('Date,Client,Description,Hours', ...lines)).toMatchObject({
    rows: 2,
    seconds: 36_000,
    clients: ['Halden Rail', 'Kestrel Foods'],
  })
})

test('hours that hang on an open question are not made up', () => {
  expect(read('Date,Description,Hours', '02/03/2026,Interviews,8')).toMatchObject({ rows: 1, days: null, seconds: null })
  expect(read('Wann,Was genau,Wie lange', '2026-07-06,Call,1:30')).toMatchObject({ rows: 1, seconds: null, first: [] })
})

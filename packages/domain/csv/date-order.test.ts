import { expect, test } from 'vitest'
import type { Answers, Draft } from './draft-types.ts'
import { draftOf } from './drafts.ts'
import { isOpen } from './questions.ts'

const today = '2026-07-29'
const read = (text: string, filename = 'export.csv', answers: Answers = {}) => draftOf(text, { filename, today, answers })

function draft(text: string, filename?: string, answers?: Answers): Draft {
  const result = read(text, filename, answers)
  if (result.refused) throw new Error(result.reason)
  return result
}

const sheet = (...rows: string[]) => ['Date,Client,Project,Task,Description,Hours', ...rows].join('\n')
const states = ({ rows }: Draft) => rows.map(({ state, reason }) => reason ?? state)
const days = ({ rows }: Draft) => rows.map(({ workedOn }) => workedOn)

test('a file that contradicts itself about day and month is refused, naming both lines', () => {
  const reason =
    'Line 3 says 07/25/2026 (month first) and line 2 says 25/07/2026 (day first). ' +
    'One file has one order: choose the date format in the tracker and export again.'
  expect(read(sheet('25/07/2026,,,,Discovery,1', '07/25/2026,,,,Discovery,1'))).toEqual({ refused: true, reason })
})

test('one date with a part above 12 decides for the whole file', () => {
  expect(days(draft(sheet('03/04/2026,,,,a1,1', '03/25/2026,,,,a2,1')))).toEqual(['2026-03-04', '2026-03-25'])
  expect(days(draft(sheet('03/04/2026,,,,a1,1', '25/03/2026,,,,a2,1')))).toEqual(['2026-04-03', '2026-03-25'])
  expect(days(draft(sheet('03.04.2026,,,,a1,1')))).toEqual(['2026-04-03'])
})

test.each([
  ['Clockify_Time_Report_Detailed_01_03_2026-30_04_2026.csv', '2026-04-03'],
  ['Clockify_Time_Report_Detailed_03_01_2026-03_31_2026.csv', '2026-03-04'],
  ['TogglTrack_Report_Detailed_report_(from_05_03_2026_to_03_04_2026).csv', '2026-04-03'],
  ['hours_2026-03-01_2026-03-31.csv', '2026-03-04'],
])('the name of the file decides where its rows do not: %s', (filename, day) => {
  expect(draft(sheet('03/04/2026,,,,Discovery,1'), filename)).toMatchObject({ questions: [], rows: [{ workedOn: day }] })
})

test('a second column that spells the day out decides', () => {
  const text = 'Date,Description,Hours,Started at\n03/04/2026,Discovery,1,2026-04-03 09:00\n05/04/2026,Discovery,1,2026-04-05 09:00'
  expect(days(draft(text))).toEqual(['2026-04-03', '2026-04-05'])
})

test('where nothing decides between day and month, the draft asks and the rows wait', () => {
  const text = sheet('03/03/2026,,,,Discovery,1', '03/04/2026,,,,Discovery,1')
  const open = draft(text)
  expect(open.questions).toEqual([
    {
      id: 'date-order',
      kind: 'date-order',
      text: 'Which day is 03/04/2026, on line 3?',
      choices: [
        { value: 'MDY', label: '03/04/2026 is Mar 4' },
        { value: 'DMY', label: '03/04/2026 is Apr 3' },
      ],
    },
  ])
  expect(states(open)).toEqual(['ready', 'waiting for an answer: which part of the date is the month'])
  expect(days(draft(text, 'x.csv', { 'date-order': 'MDY' }))).toEqual(['2026-03-03', '2026-03-04'])
  expect(days(draft(text, 'x.csv', { 'date-order': 'DMY' }))).toEqual(['2026-03-03', '2026-04-03'])
  expect(draft(text, 'x.csv', { 'date-order': 'YMD' }).questions.every(isOpen)).toBe(true)
})

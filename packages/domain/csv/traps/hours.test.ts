import { expect, test } from 'vitest'
import { clockifyHeader, draft, outcomes, readText, secondsOf, sheet } from './read-draft.ts'

const toggl = (duration: string) =>
  `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,Duration\nInes,,,ERP,,Call,Yes,2026-07-06,09:00:00,${duration}`
const clockify = (duration: string, decimal = '') =>
  `${clockifyHeader}\nERP,Halden Rail,Gap analysis,,Ines,,,Yes,2026-07-06,9:00,2026-07-06,12:00,${duration},${decimal}`
const kimai = (...rows: string[]) => ['Date,From,To,Duration,Customer,Project,Activity,Description', ...rows].join('\n')

test.each([
  ['Toggl, clock', toggl('01:30:00'), 5400],
  ['Toggl, minutes and seconds below an hour', toggl('18:25 min'), 1105],
  ['Toggl, decimal', toggl('0.42'), 1512],
  ['Clockify, full', clockify('03:00:00'), 10_800],
  ['Clockify, compact: 3:00 is three hours', clockify('3:00'), 10_800],
  ['Clockify, decimal', clockify('3.00'), 10_800],
  ['Kimai, seconds', kimai('2026-07-06,09:00,09:28,1680,Halden Rail,ERP,Call,'), 1680],
  ['Kimai, decimal', kimai('2026-07-06,09:00,09:07,0.11,Halden Rail,ERP,Call,'), 396],
  ['Kimai, a whole number of hours', kimai('2026-07-06,09:00,11:00,2,Halden Rail,ERP,Call,'), 7200],
  ['Kimai, h:mm', kimai('2026-07-06,09:00,12:00,3:00,Halden Rail,ERP,Call,'), 10_800],
  ['Kimai, h:mm:ss', kimai('2026-07-06,09:00,09:35,0:34:57,Halden Rail,ERP,Call,'), 2097],
])('the unit is that of the tracker and of its time: %s', (_, text, seconds) => {
  expect(secondsOf(draft(text))).toEqual([seconds])
})

test.each([
  ['Duration (seconds)', '5400'],
  ['Seconds', '5400'],
  ['duration ms', '5400000'],
  ['Minutes', '90'],
  ['Hour(s)', '1.5'],
  ['Duration (h:mm)', '1:30'],
])('of any other sheet the name of the column tells the unit: %s', (column, cell) => {
  const answers = { 'column-duration': '3' }
  expect(secondsOf(draft(`Date,Description,${column}\n2026-07-06,Sync,${cell}`, { answers }))).toEqual([5400])
})

test('whether Kimai counts seconds is decided once for the whole file', () => {
  const rows = ['2026-07-06,09:00,09:00,2,Halden Rail,ERP,Call,', '2026-07-06,09:00,10:00,3600,Halden Rail,ERP,Call,']
  expect(secondsOf(draft(kimai(...rows)))).toEqual([2, 3600])
  expect(secondsOf(draft(kimai('2026-07-06,09:00,09:45,1680,Halden Rail,ERP,Call,')))).toEqual([1680])
})

test('12.5 is twelve and a half hours and 0.1 six minutes, never 12 h 5 or one minute', () => {
  expect(secondsOf(draft(sheet('2026-07-06,,,,Call,12.5', '2026-07-06,,,,Call,0.1')))).toEqual([45_000, 360])
})

test('decimal commas and grouped thousands are read, money is not', () => {
  const cells = ['"7,5"', '"2.000,5"', '"1,947.99"', '$7.50', 'KYD10.00']
  expect(secondsOf(draft(sheet(...cells.map((cell) => `2026-07-06,,,,Call,${cell}`))))).toEqual([27_000, 7_201_800, 7_012_764, null, null])
})

test.each([
  ['in the last column', sheet('2026-07-06,,,,Call,7,5')],
  ['before other columns', 'Date,Hours,Description\n2026-07-06,7,5,Call'],
  ['where the row ends in an empty cell', 'Date,Client,Project,Task,Notes,Hours,Billable?,URL\n2026-07-06,A,B,C,Call,7,25,Yes,'],
])('decimal commas without quotation marks in a file of commas are refused with the line, %s', (_, text) => {
  expect(readText(text)).toMatch(/^Line 2 writes hours with a comma \(7,2?5\), and commas also part the columns\. Export with semicolons/)
})

test('a delimiter at the end of every row is no decimal comma', () => {
  expect(secondsOf(draft('Date,Description,Hours,Minutes\n2026-07-06,Call,1,30,\n2026-07-07,Call,2,15,'))).toEqual([5400, 8100])
})

test('00:34:57 stays 2,097 seconds beside its two decimals, and a hundred of them do not drift', () => {
  const row = 'ERP,Halden Rail,Call,,Ines,,,Yes,2026-07-06,9:00,2026-07-06,9:35,00:34:57,0.58'
  const read = draft([clockifyHeader, ...Array.from({ length: 100 }, () => row)].join('\n'))
  expect(read.totals.seconds).toBe(209_700)
})

test('tracked and rounded hours that differ are asked about, and no other column is ever added to them', () => {
  const text =
    'Issue Key,Issue summary,Hours,Work date,Work Description,External Hours,Billed Hours,Issue Original Estimate\n' +
    'HR-1,Checklist,1.5,2026-07-06,Retest,9,1.25,8'
  expect(draft(text).questions).toMatchObject([{ id: 'hours' }])
  expect(draft(text, { answers: { hours: 'rounded' } }).totals.seconds).toBe(4500)
  expect(draft(text, { answers: { hours: 'duration' } }).totals.seconds).toBe(5400)
})

test('the duration is what was billed: where it is longer than start and end it is reported, not repaired', () => {
  expect(draft(clockify('5:00')).rows).toMatchObject([{ seconds: 18_000, warnings: ['5 h, but only 3 h from start to end'] }])
  expect(draft(clockify('2:30')).rows).toMatchObject([{ seconds: 9000, warnings: [] }])
  expect(draft(kimai('2026-07-06,09:00,10:00,5:00,Halden Rail,ERP,Call,')).rows[0]?.warnings).toContain(
    '5 h, but only 1 h from start to end',
  )
})

test('a correction below zero waits for a hand, rows of no time are left out and counted', () => {
  const read = draft(sheet('2026-07-06,,,,Correction,-0.5', '2026-07-06,,,,Pressed,0', '2026-07-06,,,,Pressed,0:00:00'))
  expect(outcomes(read)).toEqual(['hours below zero: enter a correction by hand', 'zero hours', 'zero hours'])
  expect(read.skips).toEqual([
    { kind: 'negative', reason: 'hours below zero: enter a correction by hand', rows: 1 },
    { kind: 'zero', reason: 'zero hours', rows: 2 },
  ])
})

test('hours that a spreadsheet made a date of are named, and ids that it cut short are no ids', () => {
  expect(outcomes(draft(sheet('2026-07-06,,,,Call,22 May', '2026-07-06,,,,Call,01/05/2026')))).toEqual([
    '“22 May” in “Hours” is not a duration: a spreadsheet seems to have made a date of it',
    '“01/05/2026” in “Hours” is not a duration: a spreadsheet seems to have made a date of it',
  ])
  const text = 'ID,Date,From,To,Duration,Customer,Project,Activity,Description\n4.1E+18,2026-07-06,09:00,10:00,1:00,Halden Rail,ERP,Call,'
  expect(draft(text).rows).toMatchObject([{ sourceId: null, key: '2026-07-06|32400|3600|Halden Rail|ERP|Call|#1' }])
})

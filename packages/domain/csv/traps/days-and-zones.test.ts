import { expect, test } from 'vitest'
import { clockifyHeader, draft, outcomes, readText, secondsOf, sheet } from './read-draft.ts'

const kimai = (...rows: string[]) => ['Date,From,To,Duration,Customer,Project,Activity,Description', ...rows].join('\n')
const clockify = (...rows: string[]) => [clockifyHeader, ...rows].join('\n')

test('day and month are swapped for no row: one date with a 14th decides for all of them', () => {
  const text = clockify(
    'ERP,Halden Rail,Call,,Ines,,,Yes,03/04/2023,9:00,03/04/2023,10:00,1:00,1.00',
    'ERP,Halden Rail,Call,,Ines,,,Yes,14/04/2023,9:00,14/04/2023,10:00,1:00,1.00',
  )
  expect(draft(text).rows.map(({ workedOn, seconds }) => [workedOn, seconds])).toEqual([
    ['2023-04-03', 3600],
    ['2023-04-14', 3600],
  ])
})

test('a file whose rows contradict each other about day and month is refused, not half read', () => {
  expect(readText(sheet('14/04/2026,,,,Call,1', '04/14/2026,,,,Call,1'))).toMatch(
    /^Line 3 says 04\/14\/2026 \(month first\) and line 2 says 14\/04\/2026/,
  )
})

test('rows that contradict the range that the tracker wrote in the name of the file are refused', () => {
  const filename = 'Clockify_Time_Report_Detailed_01_07_2026-31_07_2026.csv'
  expect(readText(sheet('07/25/2026,,,,Call,1'), { filename })).toBe(
    'Line 2 says 07/25/2026 (month first) and the name of the file says 01_07_2026 (day first). ' +
      'One file has one order: choose the date format in the tracker and export again.',
  )
  expect(readText(sheet('07/25/2026,,,,Call,1'), { filename: 'Halden 01.07.2026 - 31.07.2026.csv' })).toMatchObject({ refused: false })
})

test('a name and a second column that contradict each other about the month are refused', () => {
  const text = 'Date,Description,Hours,Started at\n03/04/2026,Discovery,1,2026-04-03 09:00'
  const filename = 'Report_(from_03_01_2026_to_03_31_2026).csv'
  expect(readText(text, { filename })).toMatch(/^Line 2 says 03\/04\/2026 beside 2026-04-03 \(day first\) and the name of the file/)
})

test('a second column that names other days altogether, as that of creation, decides nothing', () => {
  const text = 'Date,Description,Hours,Created\n03/04/2026,Discovery,1,2026-06-01\n03/25/2026,Discovery,1,2026-06-01'
  expect(draft(text).rows.map(({ workedOn }) => workedOn)).toEqual(['2026-03-04', '2026-03-25'])
})

test('hours that a sheet read as a moment of 1970 are no day, and two-digit years are of this century', () => {
  expect(outcomes(draft(sheet('1970-01-01,,,,Call,1', '1/1/1970,,,,Call,1')))).toEqual([
    '“1970-01-01” in “Date” is not a date',
    '“1/1/1970” in “Date” is not a date',
  ])
  expect(draft(sheet('"02.03.26, 09:00",,,,Call,1')).rows[0]?.workedOn).toBe('2026-03-02')
  expect(draft(sheet('3/30/22,,,,Call,1')).rows[0]?.workedOn).toBe('2022-03-30')
})

test('over midnight without an end date nothing is lost and nothing is negative', () => {
  const text = 'Date,Start time,End time,Description\n2026-07-06,22:00,00:45,Cutover'
  expect(draft(text).rows[0]).toMatchObject({ workedOn: '2026-07-06', seconds: 9900, warnings: [] })
  expect(secondsOf(draft(kimai('2026-07-06,22:00,00:45,2:45,Halden Rail,ERP,Go-live,Cutover')))).toEqual([9900])
})

test('a row of nine days is as long as its duration says, and is pointed out', () => {
  expect(draft(kimai('2026-07-06,00:00,18:00,210:00,Halden Rail,ERP,Go-live,On call')).rows[0]).toMatchObject({
    seconds: 756_000,
    warnings: ['210 h on one day'],
  })
})

test('what crosses midnight belongs to the day on which it started, and is not split', () => {
  const rows = draft(clockify('ERP,Halden Rail,Deploy,,Ines,,,Yes,31.07.2026,23:30,01.08.2026,00:45,1:15,1.25')).rows
  expect(rows).toMatchObject([{ workedOn: '2026-07-31', seconds: 4500 }])
})

test('the local day stays as it is written, whatever zone stands behind it', () => {
  const text = 'Start,End,Description\n2026-07-21T23:30:00+02:00,2026-07-21T23:50:00+02:00,Deploy'
  expect(draft(text).rows).toMatchObject([{ workedOn: '2026-07-21', seconds: 1200, warnings: [] }])
})

test('an instant in UTC says so, and becomes a local day where the zone is known', () => {
  const text = 'Start,End,Description\n2026-08-01T03:30:00Z,2026-08-01T04:00:00Z,Late deploy'
  const warnings = ['the day is counted in UTC', 'in the future']
  expect(draft(text).rows).toMatchObject([{ workedOn: '2026-08-01', seconds: 1800, warnings }])
  const localTime = () => ({ day: '2026-07-31', seconds: 73_800 })
  expect(draft(text, { localTime }).rows).toMatchObject([{ workedOn: '2026-07-31', seconds: 1800, warnings: ['in the future'] }])
})

test('the hour that a change of the clocks adds or takes is no error', () => {
  const text = clockify(
    'ERP,Halden Rail,Night,,Ines,,,Yes,2026-03-29,01:00,2026-03-29,04:00,2:00,2.00',
    'ERP,Halden Rail,Night,,Ines,,,Yes,2026-10-25,01:00,2026-10-25,04:00,4:00,4.00',
  )
  expect(draft(text).rows).toMatchObject([
    { seconds: 7200, warnings: [] },
    { seconds: 14_400, warnings: ['in the future'] },
  ])
})

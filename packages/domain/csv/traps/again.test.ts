import { expect, test } from 'vitest'
import { clockifyHeader, draft, keysOf, outcomes, readText, sheet } from './read-draft.ts'

const clockify = (...rows: string[]) => [clockifyHeader, ...rows].join('\n')
const backup = (...rows: string[]) =>
  ['id,description,start,end,billable,client_id,project_id,still_active_email_sent_at', ...rows].join('\n')

const june = '2026-06-30,A,B,C,Sync,1'
const july = '2026-07-01,A,B,C,Sync,1'
const august = '2026-08-01,A,B,C,Sync,1'

test('two exports that overlap, because the tracker gives out one year at a time, name the same rows alike', () => {
  const [first, second] = [draft(sheet(june, july)), draft(sheet(july, august))]
  expect(keysOf(first).at(1)).toBe(keysOf(second).at(0))
})

test('the same file again gives the same keys, so that nothing is doubled', () => {
  const text = sheet(june, july, july, august)
  expect(keysOf(draft(text))).toEqual(keysOf(draft(text)))
})

test('two equal half-hour calls on one day stay two', () => {
  const read = draft(sheet('2026-07-06,A,B,C,Sync,0.5', '2026-07-06,A,B,C,Sync,0.5'))
  expect(read.totals).toMatchObject({ ready: 2, seconds: 3600 })
  expect(new Set(keysOf(read)).size).toBe(2)
})

test('rows that share all but their tags stay two, each with its own', () => {
  const header = 'Project,Description,Tags,User,Start Date,Duration (h)'
  const read = draft([header, 'ERP,Sync,"vendor, dev",Ines,2026-07-06,1:00', 'ERP,Sync,"go-live",Ines,2026-07-06,1:00'].join('\n'))
  expect(read.rows.map(({ tags }) => tags)).toEqual([['vendor', 'dev'], ['go-live']])
  expect(new Set(keysOf(read)).size).toBe(2)
})

test('an entry with an id of its tracker keeps its key when it is edited there', () => {
  const before = draft(backup('7f-1,Sync,2026-07-06T08:00:00Z,2026-07-06T09:00:00Z,true,c,p,'))
  const after = draft(backup('7f-1,Sync and notes,2026-07-07T08:00:00Z,2026-07-07T10:30:00Z,false,c,p,'))
  expect(keysOf(after)).toEqual(keysOf(before))
  expect(after.rows).toMatchObject([{ sourceId: '7f-1', seconds: 9000 }])
})

test.each([
  ['Toggl_time_entries_2026-01-01_to_2026-12-31.csv', '2026-01-01', '2026-12-31'],
  ['TogglTrack_Report_Detailed_report_(from_13_07_2026_to_20_07_2026).csv', '2026-07-13', '2026-07-20'],
  ['TogglTrack Report Detailed report from 07_13_2026 to 07_20_2026.csv', '2026-07-13', '2026-07-20'],
  ['Clockify_Time_Report_Detailed_01_07_2026-31_07_2026.csv', '2026-07-01', '2026-07-31'],
  ['harvest_time_report_from2026-07-01to2026-07-31.csv', '2026-07-01', '2026-07-31'],
])('the range of an export is the one in its name, a quiet last week included: %s', (filename, from, through) => {
  expect(draft(sheet('2026-07-14,A,B,C,Sync,1'), { filename }).range).toEqual({ from, through })
})

test('a range that could be two is the one in the order of the rows, once that is known', () => {
  const filename = 'Clockify_Time_Report_Detailed_01_07_2026-08_07_2026.csv'
  const text = sheet('05/07/2026,A,B,C,Sync,1')
  expect(draft(text, { filename })).toMatchObject({ questions: [{ id: 'date-order' }] })
  expect(draft(text, { filename })).not.toHaveProperty('range')
  expect(draft(text, { filename, answers: { 'date-order': 'DMY' } }).range).toEqual({ from: '2026-07-01', through: '2026-07-08' })
  expect(draft(text, { filename, answers: { 'date-order': 'MDY' } }).range).toEqual({ from: '2026-01-07', through: '2026-08-07' })
})

test.each([
  ['no days', 'export.csv'],
  ['one day', 'export 2026-07-31.csv'],
  ['three days', '2026-07-01 2026-07-15 2026-07-31.csv'],
  ['days that its rows lie outside of', 'hours_2026-06-01_2026-06-30.csv'],
  ['days in the wrong order', 'hours_2026-07-31_2026-07-01.csv'],
])('the range is never guessed from the first and last row: a name with %s gives none', (_, filename) => {
  expect(draft(sheet('2026-07-06,A,B,C,Sync,1', '2026-07-14,A,B,C,Sync,1'), { filename })).not.toHaveProperty('range')
})

test.each([
  ['Toggl, a dash', 'Member,Description,Duration,Start date,Start time,Stop date,Stop time\nInes,Sync,-,2026-07-06,09:00:00,,'],
  ['solidtime, no end', backup('7f-1,Sync,2026-07-06T08:00:00Z,,true,c,p,')],
  ['Kimai, zero so far', 'Date,From,To,Duration,Customer,Project,Activity\n2026-07-06,09:00,,0:00,Halden Rail,ERP,Call'],
])('a running timer is no entry of zero hours, it is left out, counted and named: %s', (_, text) => {
  const read = draft(text)
  expect(outcomes(read)).toEqual(['still running'])
  expect(read.skips).toEqual([{ kind: 'running', reason: 'still running', rows: 1 }])
})

test('one odd row, such as a tag given twice, spoils no other, and says why it was left out', () => {
  const header = 'Date,From,To,Duration,Customer,Project,Activity,Tags'
  const rows = ['2026-07-06,09:00,10:00,1:00,Halden Rail,ERP,Call,"dev,dev"', '2026-07-06,09:00,10:00,soon,Halden Rail,ERP,Call,dev']
  const read = draft([header, ...rows].join('\n'))
  expect(outcomes(read)).toEqual(['ready', '“soon” in “Duration” is not a duration'])
  expect(read.rows[0]?.tags).toEqual(['dev'])
})

test('breaks, time off and holidays are no work, whatever hours they have', () => {
  const row = (kind: string) => `ERP,Halden Rail,Rest,,Ines,,${kind},Yes,2026-07-06,9:00,2026-07-06,10:00,1:00,1.00`
  expect(outcomes(draft(clockify(...['Break', 'Time off', 'Holiday', 'Regular', ''].map(row))))).toEqual([
    'no work: Break',
    'no work: Time off',
    'no work: Holiday',
    'ready',
    'ready',
  ])
  const kimai =
    'Date,From,To,Duration,Customer,Project,Activity,Type,category\n2026-07-06,09:00,10:00,1:00,Halden Rail,ERP,Trip,expense,work'
  expect(outcomes(draft(kimai))).toEqual(['no work: expense'])
})

test('a summary without days is answered with the report to export instead', () => {
  expect(readText('Project,Client,Description,Duration\nERP,Halden Rail,Sync,1:00:00')).toMatch(/no dates.*Export the Detailed report/)
})

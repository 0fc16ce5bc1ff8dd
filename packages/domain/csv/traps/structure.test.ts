import { expect, test } from 'vitest'
import { clockifyHeader, draft, draftOfBytes, readText, secondsOf, sheet } from './read-draft.ts'

const bytesOf = (text: string, unit: (code: number) => number[]) =>
  Uint8Array.from([...text].flatMap((character) => unit(character.charCodeAt(0))))
const bom = '\u{feff}'

test('a byte order mark hides no column name, not even before a quotation mark', () => {
  expect(draft(`${bom}Date,Description,Hours\n2026-07-06,Call,1`).totals.ready).toBe(1)
  const text = `${bom}"Description","Duration","Member","Start date","Start time","Stop date","Stop time"\n"Sync","1:00:00","Ines","2026-07-06","09:00:00","2026-07-06","10:00:00"`
  expect(draft(text)).toMatchObject({ dialect: { id: 'toggl' }, columns: { description: 'Description' }, totals: { seconds: 3600 } })
})

test('UTF-16 from Excel and Windows-1252 read as the same words', () => {
  const text = 'Datum\tTätigkeit\tStunden\n06.07.2026\tÜbergabe\t1,5'
  const little = bytesOf(`${bom}${text}`, (code) => [code & 255, code >> 8])
  const big = bytesOf(`${bom}${text}`, (code) => [code >> 8, code & 255])
  const western = bytesOf(text, (code) => [code])
  for (const bytes of [little, big, western])
    expect(draftOfBytes(bytes).rows).toMatchObject([{ workedOn: '2026-07-06', seconds: 5400, description: 'Übergabe' }])
})

test('hard spaces inside numbers, dates and times are spaces', () => {
  const text =
    'Date;Start time;Description;Hours\n7/26/2026\u00a0;9:05\u202fAM;Handover;1\u00a0h\u00a030\n2026-07-07;;Handover;\u202f2,5\u00a0'
  expect(secondsOf(draft(text))).toEqual([5400, 9000])
})

test.each([
  ['commas', ',', '\n'],
  ['semicolons', ';', '\r\n'],
  ['tabs', '\t', '\n'],
  ['a lone carriage return', ',', '\r'],
])('%s part the cells, also with one more at the end of every line', (_, delimiter, end) => {
  const rows = [
    ['Date', 'Description', 'Hours'],
    ['2026-07-06', '"a, b; c"', '1:30'],
    ['2026-07-07', 'd', '0:15'],
  ]
  for (const tail of ['', delimiter])
    expect(secondsOf(draft(rows.map((cells) => cells.join(delimiter) + tail).join(end)))).toEqual([5400, 900])
})

test('a first line sep=; is no title, and the lines keep their numbers', () => {
  expect(draft('sep=;\r\nDate;Description;Hours\r\n2026-07-06;a, b;1,5').rows).toMatchObject([{ row: 3, seconds: 5400 }])
})

test('notes of many lines are one entry, a backslash at the end of a cell parts nothing, and quotation marks are words', () => {
  const text = sheet('2026-07-06,,,,"Notes:\r\n- one\n\n- two, ""three""",1', '2026-07-07,,,,"C:\\temp\\",1', '2026-07-08,,,,"""""",1')
  expect(draft(text).rows.map(({ row, description }) => [row, description])).toEqual([
    [2, 'Notes: - one - two, "three"'],
    [6, 'C:\\temp\\'],
    [7, '""'],
  ])
})

test('a row that is one field short is not shifted, a long one is left out', () => {
  const text = `${clockifyHeader}\n"ERP","","Inbox","","Ines","","Regular","Yes","06/07/2026","9:00","06/07/2026","9:20","0:20"\n${'x,'.repeat(20)}x`
  const read = draft(text, { filename: 'Clockify_Time_Report_Detailed_01_07_2026-31_07_2026.csv' })
  expect(read.rows[0]).toMatchObject({ project: 'ERP', client: null, workedOn: '2026-07-06', seconds: 1200 })
  expect(read.totals).toMatchObject({ ready: 1, skipped: 1 })
})

const report = [
  'Halden Rail',
  '"Time Activities, Jul 2026"',
  '',
  'Name,Activity Date,Customer,Memo/Description,Duration',
  'Ines Moro,,,,',
  ',07/13/2026,Halden Rail,Discovery: interviews,8:00',
  ',07/14/2026,Halden Rail,Vendor A: sync,0:30',
  ',Total for Ines Moro,,,8:30',
  ',07/15/2026,Halden Rail,Status report,1:00',
  'Name,Activity Date,Customer,Memo/Description,Duration',
  ',TOTAL,,,9:30',
  'Daily Total,>>,>>,>>,9:30',
].join('\n')

test('titles, headings, subtotals, totals and repeated column names are no entries; all are counted by name', () => {
  const read = draft(report)
  expect(read.rows.filter(({ state }) => state === 'ready').map(({ row }) => row)).toEqual([6, 7, 9])
  expect(read.skips).toEqual([
    { kind: 'heading', reason: 'a heading, not an entry', rows: 1 },
    { kind: 'total', reason: 'a total, not an entry', rows: 3 },
    { kind: 'heading', reason: 'the column names again', rows: 1 },
  ])
})

test('the total that a file gives is held against the hours of its rows', () => {
  expect(draft(report).totals).toMatchObject({ fileTotalSeconds: 34_200, datedSeconds: 34_200, seconds: 34_200 })
  expect(draft(sheet('2026-07-06,,,,Call,1', 'Total,,,,,"1,234.5"')).totals).toMatchObject({
    fileTotalSeconds: 4_444_200,
    datedSeconds: 3600,
  })
  expect(draft(sheet('2026-07-06,,,,Call,1', 'Subtotal,,,,,1')).totals).not.toHaveProperty('fileTotalSeconds')
})

test.each([
  ['Hubstaff', 'Member,Time Zone,2026-03-08,2026-03-09,Total worked,Activity\nInes,Madrid,0:00:00,8:30:00,8:30:00,52%'],
  ['Tempo', 'Issue,Key,Logged,02/Mar,03/Mar\nChecklist,HR-33,3.5,1.5,2'],
  ['whoever', 'Task,Mon 3/24,Tue 3/25,Wed 3/26\nChecklist,1,2,3'],
  ['a week', 'Project,Monday,Tuesday,Wednesday,Thursday,Friday\nERP,8,8,8,8,8'],
])('a report with one column for each day is answered with the one to export instead: %s', (_, text) => {
  expect(readText(text)).toMatch(/one column for each day.*Export the /)
})

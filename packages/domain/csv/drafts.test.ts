import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers, Draft } from './draft-types.ts'
import { draftOf, draftSteps } from './drafts.ts'
import { writeCsv } from './write.ts'

const today = '2026-07-29'
const read = (text: string, filename = 'export.csv', answers: Answers = {}) => draftOf(text, { filename, today, answers })

function draft(text: string, filename?: string, answers?: Answers): Draft {
  const result = read(text, filename, answers)
  if (result.refused) throw new Error(result.reason)
  return result
}

const sheet = (...rows: string[]) => ['Date,Client,Project,Task,Description,Hours', ...rows].join('\n')
const states = ({ rows }: Draft) => rows.map(({ state, reason }) => reason ?? state)

test.each([
  ['an empty file', ' \n ', 'The file is empty.'],
  ['a workbook', 'PK\u0003\u0004...', /Excel workbook/],
  ['zeros', 'Date,Hours\n\0', /not a text file/],
  ['a header alone', 'Date,Description,Hours', 'The file has column names but no entries.'],
  ['running text', 'Dear Ines,\nplease find attached', /No column names were found/],
  ['neither dates nor hours', 'Description,Client\nDiscovery,Halden Rail', /No column of dates was found/],
  ['one word', 'hello', /No column names were found/],
  ['entries without a header', '2026-07-06,Discovery,8\n2026-07-07,Vendor A,3', /The first row looks like an entry/],
  ['a Toggl summary', 'Project,Client,Description,Duration\nERP,Halden Rail,Discovery,3:20:00', /Export the Detailed report instead/],
  ['a Clockify summary without dates', '"Project","Time (h)","Time (decimal)"\n"ERP","1:00","1.00"', /Export the Detailed report instead/],
  ['one column per day', 'Member,2026-07-06,2026-07-07,2026-07-08,Total\nInes,1:00,2:00,0:30,3:30', /one column for each day/],
  ['no hours', 'Date,Description\n2026-07-06,Discovery', /No column of hours was found/],
  ['decimal commas without quotes', 'Date,Description,Hours\n2026-07-06,Discovery,7,5', /Line 2 writes hours with a comma \(7,5\)/],
  ['a lone quotation mark', 'Date,Description,Hours\n2026-07-06,"Discovery,8', /^A quotation mark on line 2 is never closed/],
])('%s is refused with what would be right', (_, text, reason) => {
  expect(read(text)).toMatchObject({ refused: true, reason: expect.stringMatching(reason) })
})

const twoClients = sheet('2026-07-06,Halden Rail,ERP,,Discovery,8', '2026-07-07,Kestrel Foods,Web,,Launch,2', '2026-07-08,,,,Inbox,1')

test('of a file with several clients nothing is taken until someone says whose it is', () => {
  const open = draft(twoClients)
  expect(open.questions).toMatchObject([{ id: 'clients', kind: 'clients' }])
  expect(open.questions[0]?.choices).toEqual([
    { value: 'Halden Rail', label: 'Halden Rail · 1 row, 8 h' },
    { value: 'Kestrel Foods', label: 'Kestrel Foods · 1 row, 2 h' },
    { value: '', label: 'No client · 1 row, 1 h' },
  ])
  expect(open.totals).toEqual({ rows: 3, ready: 0, skipped: 3, seconds: 0 })
})

test('the rows of other clients are skipped by name', () => {
  const answered = draft(twoClients, 'x.csv', { clients: ['Halden Rail', 'nobody'] })
  expect(answered.questions).toMatchObject([{ id: 'clients', answer: ['Halden Rail'] }])
  expect(states(answered)).toEqual(['ready', 'another client: Kestrel Foods', 'another client: none'])
  expect(answered.totals).toEqual({ rows: 3, ready: 1, skipped: 2, seconds: 28_800 })
  expect(draft(twoClients, 'x.csv', { clients: ['Halden Rail', ''] }).totals.ready).toBe(2)
})

test('with one client the projects are asked for', () => {
  const text = sheet('2026-07-06,Halden Rail,ERP,,Discovery,8', '2026-07-07,Halden Rail,Depot,,Launch,2')
  expect(draft(text).questions).toMatchObject([{ id: 'projects', choices: [{ value: 'ERP' }, { value: 'Depot' }] }])
  expect(states(draft(text, 'x.csv', { projects: 'Depot' }))).toEqual(['another project: ERP', 'ready'])
})

test('clients are told apart by their exact name, and a client without an entry is not asked about', () => {
  expect(draft(sheet('2026-07-06,Acme,,,Discovery,8', '2026-07-06,acme,,,Discovery,8')).questions).toHaveLength(1)
  expect(draft(sheet('2026-07-06,Acme,,,Discovery,8', '2026-07-06,Other,,,Discovery,0')).questions).toEqual([])
})

test('a sheet with unknown column names is asked about, and read once they are known', () => {
  const text = 'When,Who,What I did,Spent\n2026-07-06,Ines,Discovery: interviews,8\n2026-07-07,Ines,Vendor A: sync,0:30'
  const open = draft(text)
  expect(open.questions.map(({ id, choices }) => [id, choices.map(({ label }) => label)])).toEqual([
    ['column-date', ['When (2026-07-06)']],
    ['column-duration', ['Spent (8)']],
    ['column-description', ['What I did (Discovery: interviews)']],
  ])
  expect(open).toMatchObject({ rows: [], totals: { rows: 2, ready: 0 } })
  const answered = draft(text, 'x.csv', {
    'column-date': '1',
    'column-duration': '4',
    'column-description': '3',
  })
  expect(answered.columns).toEqual({ date: 'When', duration: 'Spent', description: 'What I did', person: 'Who' })
  expect(answered.totals).toEqual({ rows: 2, ready: 2, skipped: 0, seconds: 30_600 })
})

test('a column that is offered comes with what stands in it, row by row, without addresses', () => {
  const open = draft('When,Spent,Done\n2026-07-06,8,Discovery\n2026-07-07,,Mail from ines@example.test\n2026-07-08,2,Sync')
  expect(open.questions.map(({ choices }) => choices.map(({ sample }) => sample))).toEqual([
    [['2026-07-06', '2026-07-07', '2026-07-08']],
    [['8', '', '2']],
    [['Discovery', '', 'Sync']],
  ])
})

test('money and addresses are never offered as a column', () => {
  const open = draft('When,Rate,Who is it,Spent,Cost note,Done\n2026-07-06,150,ines@example.test,8,cheap,Discovery')
  expect(open.questions.map(({ choices }) => choices.map(({ value }) => value))).toEqual([['1'], ['4'], ['6']])
})

test('tracked and rounded hours that differ are asked about', () => {
  const text = 'Date,Client,Project,Task,Notes,Hours,Hours Rounded,Billable?\n2026-07-06,Halden Rail,ERP,PM,Discovery,1.2,1.25,Yes'
  expect(draft(text).questions).toMatchObject([{ id: 'hours', choices: [{ value: 'duration' }, { value: 'rounded' }] }])
  expect(draft(text, 'x.csv', { hours: 'rounded' }).totals.seconds).toBe(4500)
  expect(draft(text.replace('1.25', '1.20')).questions).toEqual([])
})

test('the header is found below a title, in any order, with columns nobody asked for', () => {
  const text = 'Halden Rail\n\n"hours ","Rate (USD)",Description,DATE\n8,150,Discovery,2026-07-06'
  expect(draft(text).rows).toMatchObject([{ row: 4, seconds: 28_800, workedOn: '2026-07-06', description: 'Discovery' }])
})

test('rates, amounts and e-mail addresses never leave the reader', () => {
  const text =
    'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (USD)\n' +
    'ines@example.test,ines@example.test,Halden Rail,ERP,,Discovery,Yes,2026-07-06,09:00:00,2026-07-06,10:00:00,01:00:00,,987.65'
  const result = JSON.stringify(draft(text))
  expect(result).not.toContain('987.65')
  expect(result).not.toContain('example.test')
})

test('text is one clean line: no control or bidi characters, NFC, no guard before a formula', () => {
  const text = writeCsv(
    [
      ['Date', 'Description', 'Hours'],
      ['2026-07-06', '\u202eCafe\u0301\u0007\nroll-out  plan', '1'],
      ['2026-07-06', "'=SUM()", '1'],
    ],
    [],
  )
  expect(draft(text).rows.map(({ description }) => description)).toEqual(['Café roll-out plan', '=SUM()'])
})

test('a short row is read with what it has, a long one is skipped', () => {
  const long = '2026-07-06,A,B,C,Discovery,8,x'
  expect(states(draft(sheet('2026-07-06', '2026-07-06,A,B,C,Discovery,8,,', long)))).toEqual([
    'no hours in “Hours”',
    'ready',
    'more cells than the header has columns',
  ])
})

test('more than 2,000 characters are no description', () => {
  expect(states(draft(sheet(`2026-07-06,,,,${'x'.repeat(2001)},1`)))).toEqual(['the description is longer than 2000 characters'])
})

test('minutes are minutes, hours and minutes side by side are the parts of one duration', () => {
  expect(draft('Date,Description,Minutes\n2026-07-06,Discovery,90').totals.seconds).toBe(5400)
  expect(draft('Date,Description,Hours,Minutes\n2026-07-06,Discovery,1,30').totals.seconds).toBe(5400)
  expect(draft('Date,Description,Minutes,Hours\n2026-07-06,Discovery,90,1.5').totals.seconds).toBe(5400)
})

test('equal rows keep distinct keys, and the same file gives the same keys', () => {
  const row = fc.constantFrom(
    '2026-07-06,A,B,C,sync|call,1',
    '2026-07-06,A,B,C|sync,call,1',
    '2026-07-06,A,B,C,"sync#1",1',
    '2026-07-06,A,B,C,sync,1',
    ',,,,,',
  )
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
      const keys = draft(sheet(...rows)).rows.map(({ key }) => key)
      expect(new Set(keys).size).toBe(rows.length)
      expect(draft(sheet(...rows)).rows.map(({ key }) => key)).toEqual(keys)
    }),
  )
})

test('any text is a draft or a refusal, never an error, and its totals add up', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'Date',
      'Hours',
      'Description',
      'Start date',
      'Duration',
      ',',
      ',',
      ';',
      '\n',
      '\n',
      '"',
      '2026-07-06',
      '7/6/26',
      '1:30',
      '-',
      'Total',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const result = read(pieces.join(''))
      const rows = result.refused ? [] : result.rows.filter(({ state }) => state === 'ready')
      const seconds = rows.reduce((sum, row) => sum + (row.seconds ?? 0), 0)
      const { ready, seconds: sum } = result.refused ? { ready: 0, seconds: 0 } : result.totals
      expect([ready, sum]).toEqual([rows.length, seconds])
      expect(result.refused ? result.reason : '.').toMatch(/\.$/)
      expect(rows.filter(({ workedOn, description }) => workedOn === null || description === '')).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a placeholder for no client is no client', () => {
  const text =
    '"Date","Project","Client","Description","Time (h)","Time (decimal)"\n"2026-07-06","(Without project)","(Without client)","Inbox","0:30","0.50"'
  expect(draft(text).rows).toMatchObject([{ client: null, project: null, seconds: 1800 }])
})

test('a row without a date is a total only where it says so', () => {
  expect(
    states(
      draft(sheet(',,,,Total,8', 'Grand total:,,,,,8', ',,,,Totalling up,8', '7/32/2026,,,,Total cost review,8', '2026-07-06,,,,Total,8')),
    ),
  ).toEqual(['a total, not an entry', 'a total, not an entry', 'no date in “Date”', '“7/32/2026” in “Date” is not a date', 'ready'])
})

test('many rows are read in steps, in a time that grows with their number only', { timeout: 60_000 }, () => {
  const line = (i: number) => `2026-07-${10 + (i % 18)},Halden Rail,ERP,,"Vendor A: weekly sync ${i}",1:${10 + (i % 50)}`
  const rows = (n: number) => sheet(...Array.from({ length: n }, (_, i) => line(i)))
  const time = (n: number) => {
    const text = rows(n)
    const started = process.threadCpuUsage()
    expect(draft(text).totals.ready).toBe(n)
    return process.threadCpuUsage(started).user
  }
  const small = Math.min(time(4000), time(4000), time(4000))
  expect(time(40_000)).toBeLessThan(40 * small)
  expect([...draftSteps(rows(4000), { filename: 'x.csv', today })].length).toBeGreaterThan(15)
})

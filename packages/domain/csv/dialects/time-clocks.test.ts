import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { draftOf } from '../drafts.ts'

const folder = new URL('../fixtures/', import.meta.url)
const fileOf = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const today = '2026-07-29'
const read = (text: string, filename = 'export.csv') => draftOf(text, { filename, today })
const fixture = (name: string) => {
  const result = read(fileOf(name), name)
  if (result.refused) throw new Error(result.reason)
  return result
}
const seconds = (name: string) => fixture(name).rows.map((row) => (row.state === 'ready' ? row.seconds : row.reason))

test('QuickBooks Time: lunch, breaks and days off carry hours and are no work', () => {
  expect(seconds('quickbooks-time.csv')).toEqual([10_800, 'Lunch Break', 4799, 5400, 4500, 'Vacation', 'still running'])
  expect(seconds('quickbooks-time-tsheets.csv')).toEqual([10_800, 'Unpaid Lunch', 5400, 'PTO'])
})

test('QuickBooks Time: the tree from customer to job has as many columns as it needs', () => {
  const header = 'username,fname,lname,local_date,hours'
  const row = 'imoro,Ines,Moro,2026-07-06,1.5'
  const one = read(`${header},jobcode_1,notes\n${row},Halden Rail,Discovery`)
  const four = read(`${header},jobcode_1,jobcode_2,jobcode_3,jobcode_4,notes\n${row},Halden Rail,ERP rollout,Phase 2,Interviews,`)
  expect(one).toMatchObject({ dialect: { id: 'quickbooks-time' }, rows: [{ client: 'Halden Rail', project: null }] })
  expect(four).toMatchObject({ rows: [{ client: 'Halden Rail', project: 'ERP rollout', description: 'Phase 2 / Interviews' }] })
})

test('QuickBooks Time: a customer whose name begins like a day off is a customer', () => {
  const text = 'fname,lname,local_date,hours,jobcode_1,jobcode_2,notes\nInes,Moro,2026-07-06,1.5,Holiday Inn,Website,Checkout\n'
  expect(read(text)).toMatchObject({ rows: [{ state: 'ready', client: 'Holiday Inn' }] })
  expect(read(text.replace('Holiday Inn,Website', 'Paid Time Off,Sick'))).toMatchObject({ rows: [{ reason: 'Paid Time Off / Sick' }] })
})

test('QuickBooks Time: the local date stays the day of the work, though midnight in UTC is written behind it', () => {
  const text = 'fname,lname,local_date,hours,jobcode_1,notes\nInes,Moro,2026-07-06T00:00:00Z,1.5,Halden Rail,Discovery\n'
  const localTime = ({ seconds }: { seconds: number }) => ({ day: '2026-07-05', seconds })
  expect(draftOf(text, { filename: 'x.csv', today, localTime })).toMatchObject({ rows: [{ workedOn: '2026-07-06', warnings: [] }] })
})

test('QuickBooks Time: hours typed without start and end are read, and a time behind the date is no matter', () => {
  expect(fixture('quickbooks-time.csv').rows[3]).toMatchObject({ workedOn: '2026-07-08', seconds: 5400 })
  expect(fixture('quickbooks-time-tsheets.csv').rows[0]).toMatchObject({ workedOn: '2026-07-06', seconds: 10_800 })
})

test.each(['refused/hubstaff-daily.csv', 'refused/hubstaff-weekly.csv'])(
  'Hubstaff: one column for each day, under Time Zone and Time zone alike, is refused with the report to export, %s',
  (name) => {
    expect(read(fileOf(name))).toMatchObject({ refused: true, reason: expect.stringContaining('“Time & activity”') })
  },
)

test('Hubstaff: a report of a team names its clients, so that nobody’s hours are taken for another’s', () => {
  const text =
    'Organization,Time zone,Date,Client,Project,Member,To-do,Time,Activity,Spent,Currency,Notes\n' +
    'Moro Studio,Madrid,2026-07-06,Halden Rail,ERP rollout,Ines Moro,,1:30:00,57%,150.00,USD,Discovery\n' +
    'Moro Studio,Madrid,2026-07-06,Kestrel Foods,Website,Ines Moro,,0:30:00,57%,50.00,USD,Checkout\n'
  expect(read(text)).toMatchObject({ dialect: { id: 'hubstaff' }, questions: [{ id: 'clients' }] })
})

test('HoursTracker: its duration has breaks taken off and adjustments added, and counts before clocked out minus clocked in', () => {
  expect(seconds('hourstracker-us.csv')).toEqual([28_800, 4500, 1188, 'still running'])
  expect(seconds('hourstracker-uk.csv')).toEqual([8 * 3600 + 17 * 60, 4500])
})

test('HoursTracker: 08:20 is eight hours and twenty minutes, 8.20 is eight hours and twelve', () => {
  const row = (duration: string) =>
    `Job,Clocked In,Clocked Out,Duration,Comment\nERP,13/07/2026 09:00,13/07/2026 18:00,${duration},Discovery`
  expect(read(row('08:20'))).toMatchObject({ totals: { seconds: 30_000 } })
  expect(read(row('8.20'))).toMatchObject({ totals: { seconds: 29_520 } })
})

test('HoursTracker: the semicolons between breaks part no columns, and a day that may be a month is asked about', () => {
  expect(fixture('hourstracker-us.csv').rows[0]).toMatchObject({ description: 'Discovery: workshops, depot tour', project: 'ERP rollout' })
  const text = 'Job,Clocked In,Clocked Out,Duration,Comment\nERP,03/07/2026 09:00,03/07/2026 10:00,1:00,Discovery'
  expect(read(text)).toMatchObject({ questions: [{ id: 'date-order' }] })
})

test.each(['refused/rescuetime.csv', 'refused/rescuetime-efficiency.csv', 'refused/rescuetime-applications.csv'])(
  'RescueTime: what stood on a screen is no work log, %s',
  (name) => {
    const result = read(fileOf(name))
    expect(result).toMatchObject({ refused: true, reason: expect.stringContaining('programs and pages') })
    expect(JSON.stringify(result)).not.toMatch(/example\.test|banking/)
  },
)

test('a sheet with minutes and a program of its own is not taken for RescueTime', () => {
  expect(read('Timestamp,Minutes,Application,Description\n2026-07-06,90,SAP,Discovery')).toMatchObject({
    refused: false,
    totals: { ready: 1 },
  })
})

test('no export gives away rates, amounts, budgets, e-mail addresses, employee ids, activity levels or places', () => {
  const secrets =
    /987\.65|487\.65|4187|1242\.5|50000|150\.0|262\.5|331\.69|example\.test|PR-4471|u-4471|ES-B1234|47\.6097|Seattle|Madrid|57%|52%|61\.3|81000001|Ana Paz|12\.4|31K|INV-31/
  const mine = /^(?:refused\/)?(?:clickup|everhour|hourstracker|hubstaff|noko|quickbooks|rescuetime|teamwork|tick|timely).*\.csv$/
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => mine.test(name))
  expect(names.length).toBeGreaterThan(19)
  for (const name of names) {
    expect(fileOf(name), name).toMatch(secrets)
    expect(JSON.stringify(read(fileOf(name), name)), name).not.toMatch(secrets)
  }
})

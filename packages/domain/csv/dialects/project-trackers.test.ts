import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { draftOf } from '../drafts.ts'

const fileOf = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
const read = (text: string, filename = 'export.csv') => draftOf(text, { filename, today: '2026-07-29' })
const fixture = (name: string) => {
  const result = read(fileOf(name), name)
  if (result.refused) throw new Error(result.reason)
  return result
}
const seconds = (name: string) => fixture(name).rows.map((row) => (row.state === 'ready' ? row.seconds : row.reason))

test('ClickUp: hours are read from milliseconds, not from the texts and task roll-ups whose names begin alike', () => {
  expect(seconds('clickup.csv')).toEqual([5427, 4500, 30, 'still running'])
  expect(fixture('clickup.csv').columns).toMatchObject({ duration: 'Time Tracked', date: 'Start Text' })
})

test('ClickUp: an entry is on the day its own text names, though that is another day in UTC, and not on the day its task begins', () => {
  const days = (text: string) => {
    const result = read(text)
    return result.refused ? result.reason : result.rows.map(({ workedOn }) => workedOn)
  }
  const header = 'Time Entry ID,Description,Start,Start Text,Stop,Stop Text,Time Tracked,Start Date,Start Date Text\n'
  const late =
    'A,Late,1783380600000,"07/07/2026, 1:30:00 AM GMT+2",1783384200000,"07/07/2026, 2:30:00 AM GMT+2",3600000,1782856800000,"07/01/2026"'
  expect(days(header + late)).toEqual(['2026-07-07'])
})

test('ClickUp: which part of its dates is the month is told by the moment beside them, for those who write the day first too', () => {
  const header = 'Time Entry ID,Description,Start,Start Text,Stop Text,Time Tracked\n'
  const monthFirst = 'A,Discovery,1783321510000,"07/06/2026, 9:05:10 AM GMT+2","07/06/2026, 10:05:10 AM GMT+2",3600000'
  const dayFirst = 'A,Discovery,1783321510000,"06/07/2026, 09:05:10 GMT+2","06/07/2026, 10:05:10 GMT+2",3600000'
  for (const row of [monthFirst, dayFirst]) expect(read(header + row)).toMatchObject({ questions: [], rows: [{ workedOn: '2026-07-06' }] })
})

test('ClickUp: a client is told apart by its space and its folder, so that two lists of one name stay two', () => {
  const header = 'Time Entry ID,Description,Start Text,Stop Text,Time Tracked,Space Name,Folder Name,List Name\n'
  const row = (id: string, space: string, folder: string) =>
    `${id},Triage,2026-07-06 09:00,2026-07-06 10:00,3600000,${space},${folder},Backlog\n`
  const text = header + row('1', 'Clients', 'Halden Rail') + row('2', 'Clients', 'Kestrel Foods') + row('3', 'Studio', 'hidden')
  expect(read(text)).toMatchObject({
    questions: [
      { id: 'clients', choices: [{ value: 'Clients / Halden Rail' }, { value: 'Clients / Kestrel Foods' }, { value: 'Studio' }] },
    ],
  })
})

test('ClickUp: an id is kept digit by digit, and one that a spreadsheet has cut to 4.1E+18 is none', () => {
  expect(fixture('clickup.csv').rows.map(({ sourceId }) => sourceId)[1]).toBe('4100000000000000002')
  expect(fixture('clickup-resaved-by-excel.csv').rows.map(({ sourceId }) => sourceId)).toEqual([null, null])
})

test('Teamwork and Tick: an entry keeps the id that its tracker gave it', () => {
  expect(fixture('teamwork.csv').rows[0]?.sourceId).toBe('9001')
  expect(fixture('tick.csv').rows[0]?.sourceId).toBe('102812079')
})

test('Teamwork: Hours and Minutes are the parts of one duration, also where one part alone looks like the whole', () => {
  expect(seconds('teamwork.csv')).toEqual([5400, 12_000, 60, 7140, 7200])
})

test('Teamwork: a description in several lines of Markdown becomes one line', () => {
  expect(fixture('teamwork.csv').rows[0]?.description).toBe('## Discovery - interviewed "finance" - 3 SMEs')
})

test('Timely: subtotals stand before their entries and are counted as no hours', () => {
  expect(seconds('timely.csv').slice(0, 2)).toEqual(['a subtotal, not an entry', 'a subtotal, not an entry'])
  expect(fixture('timely.csv').totals.seconds).toBe(6.25 * 3600)
})

test('Timely: planned hours are no hours, and what is not yet billed is still billable', () => {
  expect(seconds('timely.csv').at(-1)).toBe('zero hours')
  expect(fixture('timely.csv').rows[2]).toMatchObject({ seconds: 6300, billable: true })
})

test('Timely: hours that are partly billable are two entries', () => {
  expect(fixture('timely.csv').rows.filter(({ description }) => description === 'Status report')).toMatchObject([
    { seconds: 3600, billable: true },
    { seconds: 1800, billable: false },
  ])
})

test('Timely: where its billable hours and the others do not add up to the logged ones, the logged ones count', () => {
  const header = 'Client,Project,Date,Name,Logged Hours,Planned Hours,Notes,Billable Hours,Non-Billable Hours\n'
  const row = (halves: string) => `${header}Halden Rail,ERP rollout,14/07/2026,Ines Moro,3.0,0.0,Discovery,${halves}`
  expect(read(row('1.0,0.5'))).toMatchObject({ rows: [{ seconds: 10_800, billable: true }] })
  expect(read(row('1.0,2.0'))).toMatchObject({ rows: [{ seconds: 3600 }, { seconds: 7200, billable: false }] })
})

test('Noko: minutes count, because its decimal hours lose some', () => {
  expect(seconds('noko.csv')).toEqual([5400, 300, 3600, 1200])
  expect(seconds('noko-freckle.csv')).toEqual([16_200, 60])
})

test('Tick: the day is that of the work, not that of the project or of the typing', () => {
  const { rows } = fixture('tick.csv')
  expect(rows.map(({ workedOn, billable }) => [workedOn, billable])).toEqual([
    ['2026-07-06', true],
    ['2026-07-07', true],
    ['2026-07-08', false],
  ])
})

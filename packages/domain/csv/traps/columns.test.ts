import { expect, test } from 'vitest'
import { draft, outcomes } from './read-draft.ts'

test.each([
  ['upper case', 'DATE,DESCRIPTION,HOURS\n2026-07-06,Sync,1'],
  ['another order', 'Hours,Description,Date\n1,Sync,2026-07-06'],
  ['spaces and hard spaces', ' Date ,Description\u00a0,"Hours  "\n2026-07-06,Sync,1'],
  ['a currency, added columns', 'Date,Rate (USD),Description,Deal ID,Hours\n2026-07-06,90,Sync,D-1,1'],
  ['German', 'Datum,Beschreibung,Stunden\n2026-07-06,Sync,1'],
])('columns are known by their names, whatever the case, the order and the spacing: %s', (_, text) => {
  expect(draft(text).rows).toMatchObject([{ workedOn: '2026-07-06', seconds: 3600, description: 'Sync' }])
})

test('End or Stop, User or Member, Task or Activity: trackers call the same thing by many names', () => {
  const classic =
    'User,Email,Description,Start date,Start time,End date,End time,Duration\nInes,,Sync,2026-07-06,09:00,2026-07-06,10:00,01:00:00'
  const current =
    'Member,Description,Start date,Start time,Stop date,Stop time,Duration\nInes,Sync,2026-07-06,09:00,2026-07-06,10:00,1:00:00'
  const [one, other] = [draft(classic), draft(current)]
  expect(one.rows).toEqual(other.rows)
  expect(one.dialect.id).toBe(other.dialect.id)
})

test('two columns that differ but for case, or not at all, are one and the first counts', () => {
  const text =
    'Organization,Time zone,Time Zone,Date,Project,Task,Time,Activity,Notes\nHR,Madrid,Oslo,2026-07-06,ERP,Sync,1:00:00,50%,Vendor A: sync'
  expect(draft(text).totals).toMatchObject({ ready: 1, seconds: 3600 })
  expect(draft('Date,Description,Hours,Hours\n2026-07-06,Sync,1,9').totals.seconds).toBe(3600)
})

test('columns that nothing is read from are kept by name, but for money and people', () => {
  const text =
    'Project,Description,Equipo,User,Email,Start Date,Duration (h),Billable Rate (EURO),Billable Amount (EURO),Deal ID\n' +
    'ERP,Sync,Rojo,Ines,ines@example.test,2026-07-06,1:00,90,90,D-1'
  expect(draft(text)).toMatchObject({ dialect: { id: 'clockify' }, unread: ['Equipo', 'Deal ID'] })
})

test.each(['-', '(Without client)', '(time without task assigned)', '"""-"""', 'N/A'])('%s stands for nobody', (blank) => {
  expect(draft(`Date,Client,Description,Hours\n2026-07-06,${blank},Sync,1`).rows).toMatchObject([{ client: null }])
})

test('a description may begin with a dash', () => {
  const text = 'Member,Description,Start date,Duration,Client\nInes,- checklist,2026-07-06,1:00:00,-'
  expect(draft(text).rows).toMatchObject([{ description: '- checklist', client: null }])
})

test('client names are told apart by case, so that no entry moves to another client by itself', () => {
  const read = draft('Date,Client,Description,Hours\n2026-07-06,Acme,Sync,1\n2026-07-06,acme,Sync,1')
  expect(read.questions).toMatchObject([{ id: 'clients', choices: [{ value: 'Acme' }, { value: 'acme' }] }])
  expect(outcomes(read)).toEqual(Array(2).fill('waiting for an answer: which clients to take'))
})

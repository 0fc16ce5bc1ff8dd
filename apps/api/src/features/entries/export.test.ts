import { readCsv } from '@hourtab/domain/csv/read'
import { expect, test } from 'vitest'
import { naughty } from '../../../test/conventions/naughty.ts'
import { studio } from '../../../test/studio.ts'

type Studio = Awaited<ReturnType<typeof studio>>
const exported = async ({ owner, retainer }: Studio, query = '') => owner.get(`/api/v1/retainers/${retainer.id}/entries.csv${query}`)
const cellsOf = (text: string) => {
  const sheet = readCsv(text)
  return sheet.refused ? [] : sheet.rows.map(({ cells }) => cells)
}
const draft = async ({ owner, retainer }: Studio, text: string) => {
  const { body } = await owner.post(`/api/v1/retainers/${retainer.id}/imports`).attach('file', Buffer.from(text), 'entries.csv')
  return body.import
}
const states = (rows: { state: string; reason: string }[]) => [...new Set(rows.map(({ state, reason }) => `${state} ${reason}`))]

test('the log is exported as CSV, oldest first, with everything its PM may see', async () => {
  const cast = await studio()
  const { body } = await cast.log({ workedOn: '2026-07-07', seconds: 4788, description: '=SUM(A1), "quoted"', privateNote: 'Late\nagain' })
  await cast.log({ workedOn: '2026-07-06', seconds: 108_000, description: 'Vendor A: sync', project: '- ERP', billable: false })
  const { status, headers, text } = await exported(cast)
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    200,
    'text/csv; charset=utf-8',
    'attachment; filename="entries.csv"',
  ])
  const [head, first, second] = cellsOf(text)
  expect(head).toEqual(
    'Entry ID,Date,Duration,Hours,Description,Work type,Vendor,Project,Billable,Private note,Source,Logged at,Cycle starts on,Corrects entry'.split(
      ',',
    ),
  )
  expect(first!.slice(1)).toEqual([
    '2026-07-06',
    '30:00:00',
    '30',
    'Vendor A: sync',
    'vendor',
    'Vendor A',
    "'- ERP",
    'No',
    '',
    'hand',
    '2026-07-14T16:20:00.000Z',
    '2026-07-01',
    '',
  ])
  expect(second).toEqual(
    [body.entry.id, '2026-07-07', '1:19:48', '1.33', '\'=SUM(A1), "quoted"', 'other', '', '', 'Yes', 'Late\nagain', 'hand'].concat([
      '2026-07-14T16:20:00.000Z',
      '2026-07-01',
      '',
    ]),
  )
  expect(cellsOf((await exported(cast, '?from=2026-07-07&q=quoted')).text)).toHaveLength(2)
})

test('what is exported imports back as all unchanged, whatever is in it and wherever it came from', async () => {
  const cast = await studio()
  for (const text of naughty.filter(({ length }) => length < 200))
    await cast.log({ description: text, project: text.slice(0, 100).trim() || null, privateNote: text })
  const sheet = await draft(cast, `Date,Description,Hours,Project\n2026-07-02,Call,1.33,ERP\n2026-07-02,Call,1.33,PMO\n`)
  await cast.owner.patch(`/api/v1/imports/${sheet.id}`).send({ answers: { projects: ['ERP', 'PMO'] } })
  await cast.owner.post(`/api/v1/imports/${sheet.id}/publish`)
  const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/entries?q=PMO`)
  await cast.owner.patch(`/api/v1/entries/${body.items[0].id}`).set('if-match', '*').send({ duration: '2h', project: null })
  const { text } = await exported(cast)
  const { rows, totals, dialect, questions } = await draft(cast, text)
  expect([dialect, questions, states(rows.filter(({ state }: { state: string }) => state !== 'unchanged'))]).toEqual(['hourtab', [], []])
  expect(totals).toMatchObject({ rows: rows.length, unchanged: rows.length, changeSeconds: 0 })
})

test('what was changed in the exported file is taken only where the PM says so, and nothing of it is ever gone', async () => {
  const cast = await studio()
  await cast.log({ workedOn: '2026-07-06', duration: '1h', description: 'Sync' })
  await cast.log({ workedOn: '2026-07-07', duration: '2h', description: 'Review' })
  const [head, sync] = (await exported(cast)).text.split('\r\n')
  const { id, rows } = await draft(
    cast,
    [head, sync!.replace('1:00:00,1', '1:30:00,1.5'), ',2026-07-08,1:00:00,1,Call,other,,,Yes,,hand,'].join('\r\n'),
  )
  expect(rows.map(({ state, reason }: Record<string, string>) => [state, reason])).toEqual([
    ['conflict', 'Edited by hand, and changed in the tracker since'],
    ['new', null],
  ])
  await cast.owner.patch(`/api/v1/imports/${id}`).send({ decisions: { 2: 'theirs' } })
  const { body } = await cast.owner.post(`/api/v1/imports/${id}/publish`)
  expect(body.balance.usedSeconds).toBe(4.5 * 3600)
  expect((await cast.owner.post(`/api/v1/imports/${id}/undo`)).body.balance.usedSeconds).toBe(3 * 3600)
})

test('an export of one retainer adds nothing to another', async () => {
  const cast = await studio()
  await cast.log()
  const { text } = await exported(cast)
  const { body } = await cast.owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel Foods', name: 'Rollout', capHours: 8, startsOn: '2026-07-01' })
  const { rows, totals } = await draft({ ...cast, retainer: body.retainer }, text)
  expect([totals.new, rows[0].reason]).toEqual([0, 'Stands in the work log of another retainer'])
})

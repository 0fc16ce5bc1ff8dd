import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { change, drafted, header, logOf, publish, states, upload, week, type Row } from './steps.ts'

test('which day 03/04 is has to be answered before anything is published', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-03-01' } })
  const draft = await drafted(cast, 'Date,Description,Hours\n03/04/2026,Call,2\n05/04/2026,Sync,1\n')
  expect(draft.questions.map(({ id, kind, answer: given }: Record<string, unknown>) => [id, kind, given])).toEqual([
    ['date-order', 'date-order', null],
  ])
  const refused = await publish(cast, draft.id)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/open-questions'])
  const days = async (order: string) => {
    const { body } = await change(cast, draft.id, { answers: { 'date-order': order } })
    return body.import.rows.map(({ workedOn }: { workedOn: string }) => workedOn)
  }
  expect(await days('MDY')).toEqual(['2026-03-04', '2026-05-04'])
  expect(await days('DMY')).toEqual(['2026-04-03', '2026-04-05'])
  await publish(cast, draft.id)
  expect((await logOf(cast)).map(({ workedOn }: { workedOn: string }) => workedOn)).toEqual(['2026-04-05', '2026-04-03'])
})

test('a file with two clients waits for the choice, and the rows of the other stay out', async () => {
  const cast = await studio()
  const draft = await drafted(cast, `${week}2026-07-08,Kestrel: secret plan,5,Kestrel Foods\n`)
  expect(draft.questions[0]).toMatchObject({ id: 'clients', kind: 'clients', answer: null })
  expect(draft.totals.new).toBe(0)
  const { body } = await change(cast, draft.id, { answers: { clients: ['Halden Rail'] } })
  expect(states(body.import)).toEqual(['2 new', '3 new', '4 new', '5 skipped'])
  const { body: published } = await publish(cast, draft.id)
  expect(published.balance.usedSeconds).toBe(11 * 3600)
})

test('an answer to nothing that was asked is refused, and so is one that is no choice', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-03-01' } })
  const { id } = await drafted(cast, 'Date,Description,Hours\n03/04/2026,Call,2\n')
  const refused = await change(cast, id, { answers: { 'date-order': 'YMD', mood: 'good' } })
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [
      { pointer: '#/answers/date-order', detail: 'Choose MDY or DMY' },
      { pointer: '#/answers/mood', detail: 'This draft asks no such question' },
    ],
  ])
  await change(cast, id, { answers: { 'date-order': 'MDY' } })
  const { body } = await change(cast, id, { answers: { 'date-order': [] } })
  expect(body.import.questions[0].answer).toBe(null)
})

test('rows that are left out stay out', async () => {
  const cast = await studio()
  const { id } = await drafted(cast, week)
  const { body } = await change(cast, id, { excludedRows: [2, 4] })
  expect(body.import.rows.map(({ row, excluded }: { row: number; excluded: boolean }) => [row, excluded])).toEqual([
    [2, true],
    [3, false],
    [4, true],
  ])
  expect(body.import.totals).toMatchObject({ new: 1, skipped: 2 })
  expect((await publish(cast, id)).body.balance.usedSeconds).toBe(1.5 * 3600)
})

test('a draft is changed by whoever read it last; reading it again is no change', async () => {
  const cast = await studio()
  const { id } = await drafted(cast, week)
  const path = `/api/v1/imports/${id}`
  const first = await cast.owner.get(path)
  cast.clock.at = new Date('2026-07-14T16:25:00Z')
  expect((await cast.owner.get(path).set('if-none-match', first.headers.etag!)).status).toBe(304)
  const leaveOut = (excludedRows: number[]) => cast.owner.patch(path).set('if-match', first.headers.etag!).send({ excludedRows })
  const answers = await Promise.all([leaveOut([2]), leaveOut([3])])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
})

test('a row before the retainer began, more than a year ahead or of more than 1,000 hours is skipped and says why', async () => {
  const cast = await studio()
  const { rows } = await drafted(
    cast,
    `${header}2026-06-30,Early,1,H\n2026-07-01,First,1,H\n2027-07-15,Last,1,H\n2027-07-16,Far,1,H\n2026-07-06,Long,1001,H\n`,
  )
  expect(rows.map(({ state, reason }: Row) => reason ?? state)).toEqual([
    'Before the retainer began on 2026-07-01',
    'new',
    'new',
    'More than a year ahead',
    'More than 1,000 hours',
  ])
})

test('a file may be sent as the body itself, with its name beside it', async () => {
  const cast = await studio()
  const path = `/api/v1/retainers/${cast.retainer.id}/imports`
  const named = await cast.owner.post(`${path}?filename=week.csv`).type('text/csv').send(week)
  const pasted = await cast.owner.post(path).type('text/csv').send(week)
  expect([named.status, named.body.import.filename, named.body.import.totals.new]).toEqual([201, 'week.csv', 3])
  expect([pasted.status, pasted.body.import.filename]).toEqual([201, 'pasted.csv'])
  const { body } = await cast.owner.get(path)
  expect(body.items.map(({ filename }: { filename: string }) => filename)).toEqual(['pasted.csv', 'week.csv'])
})

test.each([
  ['an empty file', '', /empty/],
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), /picture/],
  ['a workbook or zip', Buffer.from('PK\x03\x04\x14\0', 'latin1'), /workbook or a ZIP/],
  ['a compressed file', Buffer.from('\x1f\x8b\x08\0', 'latin1'), /compressed/],
  ['JSON', '[{"date": "2026-07-06"}]', /JSON/],
  ['a summary without dates', 'Client,Hours\nHalden Rail,8\n', /dates/],
  ['prose', 'Dear Ines,\nthe hours of this week are as discussed.\n', /[A-Z].*\./],
])('%s cannot be imported, and the reason says what would be right', async (_, content, reason) => {
  const cast = await studio()
  const { status, body } = await upload(cast, content)
  expect([status, body.type, body.errors[0].pointer]).toEqual([422, '/problems/not-an-import', '#/file'])
  expect(body.errors[0].detail).toMatch(reason)
  expect((await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/imports`)).body.items).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { change, diff, drafted, edit, harvest, header, imported, logOf, publish, told } from './steps.ts'

type Asked = {
  id: string
  kind: string
  answer: unknown
  answeredBy: string | null
  note: string | null
  choices: { value: string; label: string }[]
}
const asked = ({ questions }: { questions: Asked[] }) => questions.map(({ id, answer, answeredBy }) => [id, answer, answeredBy])
const one = ({ questions }: { questions: Asked[] }, id: string) => questions.find((question) => question.id === id)!

describe('the days a file speaks for', () => {
  const july = harvest(['2026-07-06', 'Sync', 1], ['2026-07-09', 'Review', 2], ['2026-07-13', 'Call', 3])
  const later = harvest(['2026-07-06', 'Sync', 1], ['2026-07-08', 'Planning', 1])

  test('are the first to the last of its rows, unless its name says more; then what it lacks in them is gone', async () => {
    const cast = await studio()
    await imported(cast, july)
    const draft = await drafted(cast, later)
    expect([draft.range, one(draft, 'range').note, diff(draft)]).toEqual([
      { from: '2026-07-06', through: '2026-07-08' },
      'From the first to the last day in the file',
      ['unchanged Sync 1', 'new Planning 1'],
    ])
    const named = await drafted(cast, later, 'harvest_2026-07-06_2026-07-12.csv')
    expect([named.range, one(named, 'range').note, diff(named).at(-1)]).toEqual([
      { from: '2026-07-06', through: '2026-07-12' },
      'From the name of the file',
      'gone Review 2',
    ])
  })

  test('can be chosen by the PM: other days, the whole cycle, or none at all', async () => {
    const cast = await studio()
    await imported(cast, july)
    const draft = await drafted(cast, later)
    expect(one(draft, 'range').choices.map(({ label }) => label)).toEqual([
      'Jul 6 – 8, from the first to the last day in the file',
      'Jul 1 – 31, the whole cycle',
      'No days: rows are only added and changed, nothing is gone',
    ])
    const choose = async (range: string | string[]) => (await change(cast, draft.id, { answers: { range } })).body
    expect(diff((await choose('2026-07-01/2026-07-31')).import)).toEqual([
      'unchanged Sync 1',
      'new Planning 1',
      'gone Review 2',
      'gone Call 3',
    ])
    expect(diff((await choose('2026-07-07/2026-07-09')).import)).toEqual(['skipped Sync 1', 'new Planning 1', 'gone Review 2'])
    const none = (await choose('none')).import
    expect([none.range, diff(none), one(none, 'range').answeredBy]).toEqual([null, ['unchanged Sync 1', 'new Planning 1'], 'person'])
    expect((await choose([])).import.range).toEqual({ from: '2026-07-06', through: '2026-07-08' })
    for (const wrong of ['2026-07-08', '2026-07-08/2026-07-01', '2026-02-30/2026-07-01', 'all', ['none', 'none']])
      expect((await choose(wrong)).errors).toEqual([{ pointer: '#/answers/range', detail: 'Write it 2026-07-01/2026-07-31, or none' }])
  })

  test('are not asked about while nothing could be gone', async () => {
    const cast = await studio()
    await cast.log()
    expect((await drafted(cast, july)).questions).toEqual([])
  })
})

describe('a project that the file does not name', () => {
  const erp: [string, string, number] = ['2026-07-06', 'Sync', 1]
  const pmo: [string, string, number, { project: string }] = ['2026-07-07', 'Review', 2, { project: 'PMO' }]

  test('that came with the others before is gone; the PM can say that the export did not cover it', async () => {
    const cast = await studio()
    await imported(cast, harvest(erp, pmo), { projects: ['ERP', 'PMO'] })
    const file = harvest(erp, ['2026-07-08', 'Call', 1])
    const draft = await drafted(cast, file)
    expect(one(draft, 'covers')).toMatchObject({ answeredBy: 'default', choices: [{ label: 'Halden Rail / PMO · 1 entry, 2 h' }] })
    expect(diff(draft)).toEqual(['unchanged Sync 1', 'new Call 1', 'gone Review 2'])
    const { body } = await change(cast, draft.id, { answers: { covers: [] } })
    expect(diff(body.import)).toEqual(['unchanged Sync 1', 'new Call 1'])
  })

  test('that came in a file of its own stays', async () => {
    const cast = await studio()
    await imported(cast, harvest(erp, ['2026-07-08', 'Call', 1]))
    await imported(cast, harvest(pmo, ['2026-07-08', 'Steering', 1, { project: 'PMO' }]))
    const draft = await drafted(cast, harvest(erp))
    expect([one(draft, 'covers'), diff(draft)]).toEqual([undefined, ['unchanged Sync 1']])
    const wide = await drafted(cast, harvest(erp, ['2026-07-08', 'Call', 1]))
    expect([one(wide, 'covers').answer, diff(wide)]).toEqual([[], ['unchanged Sync 1', 'unchanged Call 1']])
  })

  test('is the same under another name', async () => {
    const cast = await studio()
    await imported(cast, harvest(erp, ['2026-07-08', 'Call', 1]))
    const renamed = { project: 'ERP rollout' }
    const draft = await drafted(cast, harvest([...erp, renamed], ['2026-07-08', 'Call', 1, renamed]))
    expect(diff(draft)).toEqual(['changed Sync 1', 'changed Call 1'])
  })
})

describe('whose rows a file holds', () => {
  const both = (day: string) => harvest([day, 'Sync', 1], [day, 'Secret plan', 5, { client: 'Kestrel Foods', project: 'Rollout' }])

  test('blocks until it is chosen, and is chosen beforehand the next time', async () => {
    const cast = await studio()
    const draft = await drafted(cast, both('2026-07-06'))
    expect(asked(draft)).toEqual([['clients', null, null]])
    expect((await publish(cast, draft.id)).body.type).toBe('/problems/open-questions')
    await change(cast, draft.id, { answers: { clients: ['Halden Rail'] } })
    await publish(cast, draft.id)
    const next = await drafted(cast, both('2026-07-13'))
    expect(asked(next)).toEqual([['clients', ['Halden Rail'], 'memory']])
    expect(one(next, 'clients').note).toBe('As in earlier imports')
    const { body } = await change(cast, next.id, { answers: { clients: ['Kestrel Foods'] } })
    expect([asked(body.import), diff(body.import)]).toEqual([
      [['clients', ['Kestrel Foods'], 'person']],
      ['skipped Sync 1', 'new Secret plan 5'],
    ])
  })

  test('is asked of the one client of a file, too, when others were imported here before', async () => {
    const cast = await studio()
    await imported(cast, harvest(['2026-07-06', 'Sync', 1]))
    const draft = await drafted(cast, harvest(['2026-07-07', 'Secret plan', 5, { client: 'Kestrel Foods' }]))
    expect([asked(draft), draft.rows[0].reason, draft.totals.new]).toEqual([
      [['clients', null, null]],
      'waiting for an answer: which clients to take',
      0,
    ])
    expect((await publish(cast, draft.id)).status).toBe(409)
    await change(cast, draft.id, { answers: { clients: ['Kestrel Foods'] } })
    expect((await publish(cast, draft.id)).status).toBe(200)
    expect((await drafted(cast, harvest(['2026-07-08', 'More', 5, { client: 'Kestrel Foods' }]))).questions).toEqual([])
  })
})

describe('rows that are not billable', () => {
  const file = (day: string) => harvest([day, 'Sync', 1], [day, 'Travel', 2, { billable: 'No' }])

  test('are logged as they are unless the PM decides otherwise, once for each retainer', async () => {
    const cast = await studio({ retainer: { counts: 'billable' } })
    const draft = await drafted(cast, file('2026-07-06'))
    expect([asked(draft), draft.balanceAfter.usedSeconds]).toEqual([[['non-billable', 'as-is', 'default']], 3600])
    expect(one(draft, 'non-billable').choices[0]!.label).toBe('Log them as not billable; here they do not count')
    const counted = (await change(cast, draft.id, { answers: { 'non-billable': 'billable' } })).body.import
    expect([diff(counted), counted.balanceAfter.usedSeconds]).toEqual([['new Sync 1', 'new Travel 2'], 3 * 3600])
    await change(cast, draft.id, { answers: { 'non-billable': 'leave-out' } })
    await publish(cast, draft.id)
    expect(await told(cast)).toEqual(['07-06 Sync 1'])
    const next = await drafted(cast, file('2026-07-13'))
    expect([asked(next), diff(next)]).toEqual([[['non-billable', 'leave-out', 'memory']], ['new Sync 1', 'skipped Travel 2']])
    expect((await change(cast, next.id, { answers: { 'non-billable': 'maybe' } })).status).toBe(422)
  })
})

test('columns that were chosen once are known wherever the same sheet comes again', async () => {
  const cast = await studio()
  const sheet = (day: string) => `Wann,Was genau,Wie lange\n${day},Call with the steering group,1:30\n`
  const draft = await drafted(cast, sheet('2026-07-06'))
  expect(asked(draft).map(([id, answer]) => [id, answer])).toEqual([
    ['column-date', null],
    ['column-duration', null],
    ['column-description', null],
  ])
  const answers = { 'column-date': '1', 'column-duration': '3', 'column-description': '2' }
  await change(cast, draft.id, { answers })
  await publish(cast, draft.id)
  const next = await drafted(cast, sheet('2026-07-07'))
  expect(asked(next)).toEqual(expect.arrayContaining(Object.entries(answers).map(([id, answer]) => [id, answer, 'memory'])))
  expect(diff(next)).toEqual(['new Call with the steering group 1.5'])
  const { body } = await cast.owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel Foods', name: 'Rollout', capHours: 8, startsOn: '2026-07-01' })
  expect(diff(await drafted({ ...cast, retainer: body.retainer }, sheet('2026-07-08')))).toEqual(['new Call with the steering group 1.5'])
})

test('two sheets of which each has its own columns say nothing of each other', async () => {
  const cast = await studio()
  await imported(cast, `${header}2026-07-06,Sync,1,Halden Rail\n2026-07-08,Call,1,Halden Rail\n`)
  expect(diff(await drafted(cast, 'Day,Notes,Hours\n2026-07-06,Planning,1\n2026-07-09,Review,1\n'))).toEqual([
    'new Planning 1',
    'new Review 1',
  ])
})

test('a row that is edited by hand only in its note is no conflict', async () => {
  const cast = await studio()
  await imported(cast, harvest(['2026-07-06', 'Sync', 1]))
  const [sync] = await logOf(cast)
  await edit(cast, sync.id, { privateNote: 'Marmaduke was late' })
  const { id, rows } = await drafted(cast, harvest(['2026-07-06', 'Sync', 2]))
  expect(rows[0].state).toBe('changed')
  await publish(cast, id)
  expect((await logOf(cast))[0]).toMatchObject({ seconds: 7200, privateNote: 'Marmaduke was late' })
})

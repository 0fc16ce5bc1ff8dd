import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { balanceOf, change, diff, drafted, harvest, imported, logOf, publish, told, undo, upload } from './steps.ts'

const meetings = harvest(['2026-07-06', 'meeting', 1], ['2026-07-07', 'Vendor coordination with the SI', 2], ['2026-07-08', 'Call', 3])
const faultsOf = ({ body }: { body: { errors?: { pointer: string; detail: string }[] } }) =>
  body.errors?.map(({ pointer, detail }) => `${pointer} ${detail}`)

describe('a row can be written over in the draft', () => {
  test('with anything an entry has; what was read stays beside it, and the entry is as written', async () => {
    const cast = await studio()
    const { id } = await drafted(cast, meetings)
    const written = { workedOn: '2026-07-05', seconds: 5400, description: 'Vendor A: weekly sync', project: 'PMO', billable: false }
    const { body } = await change(cast, id, { edits: { 2: written } })
    expect(body.import.rows[0]).toMatchObject({
      ...written,
      workType: 'vendor',
      vendor: 'Vendor A',
      state: 'new',
      warnings: ['not billable'],
      read: { workedOn: '2026-07-06', seconds: 3600, description: 'meeting', project: 'ERP', billable: true },
    })
    expect(body.import.totals.newSeconds).toBe(6.5 * 3600)
    expect((await cast.owner.get(`/api/v1/imports/${id}`)).body.import.rows[0]).toEqual(body.import.rows[0])
    await publish(cast, id)
    expect((await logOf(cast)).at(-1)).toMatchObject({ ...written, vendor: 'Vendor A', editedSinceImport: true })
    expect(diff(await drafted(cast, meetings))[0]).toBe('unchanged meeting 1')
  })

  test('and taken as it was read again', async () => {
    const cast = await studio()
    const { id, rows } = await drafted(cast, meetings)
    await change(cast, id, { edits: { 2: { description: 'Other' }, 3: { seconds: 60 } } })
    const { body } = await change(cast, id, { edits: { 2: null } })
    expect(body.import.rows[0]).toEqual(rows[0])
    expect(body.import.rows[1].seconds).toBe(60)
  })

  test('but not where there is no such row, nothing to write, or no room for its day', async () => {
    const cast = await studio()
    await imported(cast, harvest(['2026-07-06', 'meeting', 1]))
    const { id } = await drafted(cast, meetings)
    const refused = await change(cast, id, {
      edits: { 2: { seconds: 60 }, 3: { workedOn: '2026-06-30' }, 4: { workedOn: '2028-01-01' }, 99: { seconds: 60 } },
      decisions: { 3: 'mine' },
    })
    expect([refused.status, faultsOf(refused)]).toEqual([
      422,
      [
        '#/edits/2 Only a row that is new or changed can be written over',
        '#/edits/3/workedOn The retainer begins on 2026-07-01',
        '#/edits/4/workedOn Choose 2027-07-15 or an earlier day',
        '#/edits/99 This draft has no such row',
        '#/decisions/3 There is nothing to decide about this row',
      ],
    ])
  })
})

describe('a row can be split', () => {
  test('into parts that add up to it; all of them are logged, and none is doubled or gone the next time', async () => {
    const cast = await studio()
    const { id } = await drafted(cast, meetings)
    const parts = [
      { seconds: 3600, description: 'Vendor A: change order', billable: false },
      { seconds: 7200, description: 'Risk: review' },
    ]
    const { body } = await change(cast, id, { splits: { 4: parts } })
    expect(body.import.rows[2].parts).toMatchObject([
      { ...parts[0], workType: 'vendor', workedOn: '2026-07-08' },
      { ...parts[1], workType: 'risk', billable: true },
    ])
    expect(body.import.rows[2].read.description).toBe('Call')
    await publish(cast, id)
    const log = ['07-06 meeting 1', '07-07 Vendor coordination with the SI 2', '07-08 Vendor A: change order 1', '07-08 Risk: review 2']
    expect(await told(cast)).toEqual(log)
    expect(diff(await drafted(cast, meetings))).toEqual([
      'unchanged meeting 1',
      'unchanged Vendor coordination with the SI 2',
      'unchanged Call 3',
    ])
    const changed = await drafted(cast, meetings.replace('Call",3', 'Call",4'))
    expect(diff(changed)[2]).toBe('conflict Call 4')
    await change(cast, changed.id, { decisions: { 4: 'theirs' } })
    await publish(cast, changed.id)
    expect((await told(cast)).slice(2)).toEqual(['07-08 Call 4'])
    await undo(cast, changed.id)
    expect(await told(cast)).toEqual(log)
  })

  test('but not into parts that come to something else', async () => {
    const cast = await studio()
    const { id } = await drafted(cast, meetings)
    const parts = [
      { seconds: 3600, description: 'One' },
      { seconds: 3600, description: 'Two' },
    ]
    expect(faultsOf(await change(cast, id, { splits: { 4: parts } }))).toEqual(['#/splits/4 The parts are 2 h together, the row 3 h'])
    expect((await change(cast, id, { splits: { 4: parts }, edits: { 4: { seconds: 7200 } } })).status).toBe(200)
    expect((await change(cast, id, { splits: { 4: parts.slice(1) } })).status).toBe(422)
  })
})

describe('what a person knew better about a description', () => {
  test('is remembered in the workspace once it is published, and told with the next drafts', async () => {
    const cast = await studio()
    const { id } = await drafted(cast, meetings)
    await change(cast, id, { edits: { 3: { vendor: 'Salesforce SI' }, 4: { workType: 'risk' } } })
    expect((await drafted(cast, meetings)).rows[2]).toMatchObject({ workType: 'other', notes: [] })
    await publish(cast, id)
    expect((await logOf(cast)).map(({ editedSinceImport }: { editedSinceImport: boolean }) => editedSinceImport)).toEqual([
      false,
      false,
      false,
    ])
    const { rows } = await drafted(cast, harvest(['2026-07-13', 'CALL ', 1], ['2026-07-13', 'vendor coordination  with the SI', 1]))
    const notes = ['Work type and vendor as you corrected them before']
    expect(rows).toMatchObject([
      { workType: 'risk', vendor: null, notes },
      { workType: 'vendor', vendor: 'Salesforce SI', notes },
    ])
  })

  test('is not, where the description was written anew as well', async () => {
    const cast = await studio()
    const { id } = await drafted(cast, meetings)
    await change(cast, id, { edits: { 2: { description: 'Steering committee', workType: 'reporting' } } })
    await publish(cast, id)
    expect((await drafted(cast, harvest(['2026-07-13', 'meeting', 1]))).rows[0]).toMatchObject({ workType: 'other', notes: [] })
  })
})

describe('a draft warns', () => {
  test('of rows that say little, name no vendor, are too long, ahead of their time, not billable, or hold private words', async () => {
    const cast = await studio()
    await cast.owner
      .patch('/api/v1/workspace')
      .set('if-match', '*')
      .send({ privateWords: ['Marmaduke', 'AI'] })
    const file = harvest(
      ['2026-07-06', 'Vendor coordination: emails', 1],
      ['2026-07-06', 'Call with marmaduke, email maintenance', 25],
      ['2026-07-20', 'AI: review', 1, { billable: 'No' }],
      ['2026-07-06', 'work', 1],
    )
    const { rows, warnings } = await drafted(cast, file)
    expect(rows.map((row: { warnings: string[] }) => row.warnings)).toEqual([
      ['no vendor is named'],
      ['25 h on one day', 'holds “Marmaduke”, which is on your private list'],
      ['in the future', 'not billable', 'holds “AI”, which is on your private list'],
      ['vague: “work” tells the client little'],
    ])
    expect(warnings).toEqual(['2 rows hold words of your private list.'])
  })

  test('when the file itself gives another total', async () => {
    const cast = await studio()
    const file = (total: string) => `Date,Description,Hours\n2026-07-06,Call,1\n2026-07-07,Sync,2\nTotal,,${total}\n`
    const draft = await drafted(cast, file('3.5'))
    expect([draft.totals.readSeconds, draft.totals.fileSeconds]).toEqual([3 * 3600, 3.5 * 3600])
    expect(draft.warnings).toEqual(['The file gives its total as 3.5 h, and its rows are 3 h together.'])
    expect((await drafted(cast, file('3'))).warnings).toEqual([])
  })

  test('when the file is of a client of another name, or of a project that was imported elsewhere', async () => {
    const cast = await studio()
    expect((await drafted(cast, meetings.replaceAll('Halden Rail', 'Kestrel Foods'))).warnings).toEqual([
      'The file is of Kestrel Foods, and this retainer is of Halden Rail.',
    ])
    await imported(cast, meetings)
    const { body } = await cast.owner
      .post('/api/v1/retainers')
      .send({ clientId: cast.retainer.client.id, name: 'Rollout', capHours: 8, startsOn: '2026-07-01' })
    const other = { ...cast, retainer: body.retainer }
    expect((await drafted(other, meetings)).warnings).toEqual([
      '3 rows are of a client and project that were imported into Halden Rail, PMO retainer before.',
    ])
  })
})

test('every cycle that a draft touches is shown before and after', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-05-01', surplus: { kind: 'all', expiresAfter: null } } })
  const draft = await drafted(cast, harvest(['2026-05-04', 'Sync', 5], ['2026-07-06', 'Call', 3]))
  const told = draft.cycles.map(({ before, after }: Record<string, { cycle: { startsOn: string }; leftSeconds: number }>) => [
    before!.cycle.startsOn,
    before!.leftSeconds / 3600,
    after!.leftSeconds / 3600,
  ])
  expect(told).toEqual([
    ['2026-05-01', 20, 15],
    ['2026-07-01', 60, 52],
  ])
  await publish(cast, draft.id)
  expect((await balanceOf(cast)).leftSeconds).toBe(52 * 3600)
})

test('of more than a thousand rows those that change something are shown before others', async () => {
  const cast = await studio({ retainer: { capHours: 10_000 } })
  const calls = Array.from({ length: 1200 }, (_, n): [string, string, number] => ['2026-07-08', `Call ${n}`, 0.25])
  await imported(cast, harvest(...calls, ['2026-07-09', 'Gone', 1]))
  const { body } = await upload(cast, harvest(...calls, ['2026-07-09', 'New', 2], ['2026-07-06', 'Newer', 3]))
  const { rows, rowsOmitted } = body.import
  expect([rows.length, rowsOmitted]).toEqual([1000, 203])
  expect(rows.slice(-3).map(({ state }: { state: string }) => state)).toEqual(['new', 'new', 'gone'])
})

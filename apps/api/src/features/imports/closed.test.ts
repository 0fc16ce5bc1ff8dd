import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { drafted, harvest, imported, logOf, publish, tick, told, undo, type Row } from './steps.ts'

const july = [
  [1, '2026-07-06', 'Sync', 1],
  [2, '2026-07-07', 'Review', 2],
  [3, '2026-07-08', 'Call', 3],
] as [number, string, string, number][]

/** It is August 3rd; July was imported, and is closed. */
async function afterJuly() {
  const cast = await studio({ today: '2026-08-03' })
  const { id } = await imported(cast, tick(...july))
  const close = () => cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/statements`).send({})
  expect((await close()).status).toBe(201)
  return { cast, id }
}
const why = ({ rows }: { rows: Row[] }) => rows.map(({ state, reason }) => [state, reason])

test('what surfaces of a closed cycle is late, and is logged in the oldest open one', async () => {
  const { cast } = await afterJuly()
  const draft = await drafted(cast, tick(...july, [4, '2026-07-30', 'Steering', 4], [5, '2026-08-03', 'Call', 1]))
  expect(why(draft).slice(3)).toEqual([
    ['late', 'Its cycle is closed: it counts in the oldest open one'],
    ['new', null],
  ])
  expect(draft.totals).toMatchObject({ new: 1, late: 1, unchanged: 3, newSeconds: 5 * 3600 })
  expect(
    draft.cycles.map(({ after }: { after: { cycle: { startsOn: string }; usedSeconds: number } }) => [
      after.cycle.startsOn,
      after.usedSeconds,
    ]),
  ).toEqual([['2026-08-01', 5 * 3600]])
  const { body } = await publish(cast, draft.id)
  expect(body.balance.usedSeconds).toBe(5 * 3600)
  expect((await logOf(cast)).find(({ description }: Row) => description === 'Steering')).toMatchObject({
    late: true,
    cycleStartsOn: '2026-08-01',
  })
  expect((await drafted(cast, tick(...july, [4, '2026-07-30', 'Steering', 5], [5, '2026-08-03', 'Call', 1]))).rows[3].state).toBe('changed')
})

test('a draft of late work alone shows the balance that it counts in', async () => {
  const { cast } = await afterJuly()
  const { balanceBefore, balanceAfter } = await drafted(cast, tick([4, '2026-07-30', 'Steering', 4]))
  expect([balanceBefore.cycle.startsOn, balanceBefore.usedSeconds, balanceAfter.usedSeconds]).toEqual(['2026-08-01', 0, 4 * 3600])
})

test('what would change a closed cycle is skipped and stays as it is, whatever the PM publishes', async () => {
  const { cast } = await afterJuly()
  const log = await told(cast)
  const draft = await drafted(cast, tick([1, '2026-07-06', 'Sync', 2], [3, '2026-07-08', 'Call', 3], [5, '2026-08-03', 'Call', 1]))
  expect(why(draft)).toEqual([
    ['skipped', 'Changed in the tracker: 1 h → 2 h; its cycle is closed, so log a correction'],
    ['unchanged', 'In the work log already'],
    ['new', null],
    ['skipped', 'The export no longer has it; its cycle is closed, so log a correction'],
  ])
  expect(draft.totals).toMatchObject({ new: 1, changed: 0, gone: 0, late: 0, unchanged: 1, skipped: 2 })
  await publish(cast, draft.id)
  expect(await told(cast)).toEqual([...log, '08-03 Call 1'])
})

test('an import whose entries stand in a statement cannot be undone', async () => {
  const { cast, id } = await afterJuly()
  const refused = await undo(cast, id)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/cycle-closed'])
  const { id: later } = await imported(cast, harvest(['2026-08-03', 'Call', 1]))
  expect((await undo(cast, later)).status).toBe(200)
})

test('a correcting entry is exported and comes back unchanged', async () => {
  const { cast } = await afterJuly()
  const [call] = await logOf(cast)
  const work = { workedOn: '2026-08-03', duration: '-2h', description: 'Two hours too many', corrects: call.id }
  expect((await cast.log(work)).status).toBe(201)
  const { text } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/entries.csv`)
  const { totals } = await drafted(cast, text)
  expect(totals).toMatchObject({ rows: 4, unchanged: 4 })
  const { body } = await cast.owner
    .post('/api/v1/retainers')
    .send({ clientName: 'Kestrel', name: 'R', capHours: 1, startsOn: '2026-07-01' })
  const foreign = await drafted({ ...cast, retainer: body.retainer }, text.replaceAll(/^[0-9a-f]{8}/gm, 'ffffffff'))
  expect(why(foreign).at(-1)).toEqual(['skipped', 'Hours below zero: enter a correction by hand'])
})

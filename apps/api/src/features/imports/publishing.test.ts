import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { change, diff, drafted, edit, harvest, imported, logOf, publish, remove, told, undo, upload } from './steps.ts'

const first = harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Review', 2])
const second = harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Review', 3], ['2026-07-08', 'Call', 1])

test('a draft whose diff has changed since it was looked at is refused, says what changed, and is published once it is looked at again', async () => {
  const cast = await studio()
  const { id } = await drafted(cast, second)
  await imported(cast, first)
  const refused = await publish(cast, id)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/stale-draft'])
  expect(refused.body.detail).toBe(
    'It would now find 1 new instead of 3, 1 changed instead of 0, 1 unchanged instead of 0. Read it again, look, and publish it with its new diff.',
  )
  const { body } = await cast.owner.get(`/api/v1/imports/${id}`)
  const old = await cast.owner.post(`/api/v1/imports/${id}/publish`).send({ diff: 'something else' })
  expect(old.body.type).toBe('/problems/stale-draft')
  const { status } = await cast.owner.post(`/api/v1/imports/${id}/publish`).send({ diff: body.import.diff })
  expect([status, await told(cast)]).toEqual([200, ['07-06 Sync 1', '07-07 Review 3', '07-08 Call 1']])
})

test('an entry that was edited since makes a draft that would change it stale; one that has nothing to do with it does not', async () => {
  const cast = await studio()
  await imported(cast, first)
  const { id } = await drafted(cast, second)
  const [review] = await logOf(cast)
  await edit(cast, review.id, { duration: '4h' })
  expect((await publish(cast, id)).body.type).toBe('/problems/stale-draft')
  const { body } = await change(cast, id, {})
  expect(diff(body.import)).toEqual(['unchanged Sync 1', 'conflict Review 3', 'new Call 1'])
  await cast.log({ workedOn: '2026-07-07', description: 'By hand' })
  expect((await publish(cast, id)).status).toBe(200)
})

test('two uploads of one file at once become one import, and the other is told so', async () => {
  const cast = await studio()
  const both = await Promise.all([upload(cast, first), upload(cast, first)])
  const answers = await Promise.all(both.map(({ body }) => publish(cast, body.import.id)))
  const [won, lost] = answers.toSorted((one, other) => one.status - other.status)
  expect([won!.status, lost!.status, lost!.body.type]).toEqual([200, 409, '/problems/stale-draft'])
  expect(lost!.body.detail).toContain('0 new instead of 2, 2 unchanged instead of 0')
  expect(await told(cast)).toEqual(['07-06 Sync 1', '07-07 Review 2'])
})

test('whatever an import does, the client page changes once and there is one event', async () => {
  const cast = await studio({ retainer: { alertsAt: [] } })
  await imported(cast, harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Review', 2], ['2026-07-08', 'Gone', 1]))
  const versionOf = async () => {
    const { database } = await workerDatabase()
    const { rows } = await database.pool.query<{ version: number }>('select version from retainers where id = $1', [cast.retainer.id])
    return rows[0]!.version
  }
  const before = await versionOf()
  const rows = Array.from({ length: 4500 }, (_, n): [string, string, number] => ['2026-07-08', `Call ${n}`, 0.25])
  const { id } = await imported(cast, harvest(['2026-07-06', 'Sync', 2], ['2026-07-07', 'Review', 2], ...rows))
  expect(await versionOf()).toBe(before + 1)
  await undo(cast, id)
  expect(await versionOf()).toBe(before + 2)
  const { body } = await cast.owner.get('/api/v1/events')
  expect(body.items.map(({ name, subject }: { name: string; subject: object }) => [name, subject])).toEqual([
    ['import.undone', { importId: id, entries: 4500, kept: 0 }],
    ['import.published', { importId: id, entries: 4500, changes: 1, removes: 1, seconds: 1125 * 3600 }],
    ['import.drafted', { importId: id }],
    ['import.published', expect.anything()],
    ['import.drafted', expect.anything()],
    ['retainer.created', expect.anything()],
  ])
})

test('an import that a later one builds on is undone after it', async () => {
  const cast = await studio()
  const { id: earlier } = await imported(cast, first)
  const log = await told(cast)
  const { id: later } = await imported(cast, second)
  const refused = await undo(cast, earlier)
  expect([refused.status, refused.body.type, refused.body.detail]).toEqual([
    409,
    '/problems/later-import',
    'Undo the import of export.csv first.',
  ])
  await undo(cast, later)
  expect(await told(cast)).toEqual(log)
  expect([(await undo(cast, earlier)).status, await told(cast)]).toEqual([200, []])
})

test('an import that removed what a later one brought back is undone after it', async () => {
  const cast = await studio()
  await imported(cast, first)
  const { id: without } = await imported(cast, harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Planning', 5]))
  await imported(cast, first, { range: 'none' })
  const log = await told(cast)
  const refused = await undo(cast, without)
  expect([refused.status, refused.body.type, refused.body.detail]).toEqual([
    409,
    '/problems/later-import',
    'Undo the imports that came after it first.',
  ])
  expect(await told(cast)).toEqual(log)
})

test('undo puts entries into the cycles that their days are in now', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-06-01' } })
  await imported(cast, harvest(['2026-06-20', 'Sync', 1], ['2026-06-30', 'Review', 2], ['2026-07-07', 'Call', 4]))
  const { id } = await imported(cast, harvest(['2026-06-20', 'Sync', 3], ['2026-07-07', 'Call', 4]))
  await cast.owner.patch(`/api/v1/retainers/${cast.retainer.id}`).set('if-match', '*').send({ resetDay: 15 })
  await undo(cast, id)
  const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/cycles`)
  const used = body.items.map((line: { cycle: { startsOn: string }; usedSeconds: number }) => [
    line.cycle.startsOn,
    line.usedSeconds / 3600,
  ])
  expect(used).toEqual([
    ['2026-06-15', 7],
    ['2026-06-01', 0],
  ])
})

test('two entries that change places in the tracker change places in the log', async () => {
  const cast = await studio()
  await imported(cast, harvest(['2026-07-06', 'One', 1, { project: 'A' }], ['2026-07-07', 'Two', 2, { project: 'A' }]))
  await imported(cast, harvest(['2026-07-07', 'One', 1, { project: 'A' }], ['2026-07-06', 'Two', 2, { project: 'A' }]))
  expect(await told(cast)).toEqual(['07-06 Two 2', '07-07 One 1'])
})

test('an imported entry that is removed by hand can be restored as it was, and is known to the next import', async () => {
  const cast = await studio()
  const { id } = await imported(cast, first)
  const [review] = await logOf(cast)
  const before = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/balance`)
  await remove(cast, review.id)
  const { status, body } = await cast.owner.post(`/api/v1/entries/${review.id}/restore`)
  const { runningBalanceSeconds: _, ...entry } = review
  expect([status, body.entry, body.entry.importId, body.balance]).toEqual([200, entry, id, before.body.balance])
  expect(diff(await drafted(cast, first))).toEqual(['unchanged Sync 1', 'unchanged Review 2'])
  expect((await cast.owner.post(`/api/v1/entries/${review.id}/restore`)).status).toBe(404)
  expect((await undo(cast, id)).body.kept).toBe(0)
})

test('what was removed can be restored for seven days, by hand or not, and not once an import has brought it back', async () => {
  const cast = await studio()
  await imported(cast, first)
  const [review] = await logOf(cast)
  const { body } = await cast.log({ description: 'By hand' })
  const restore = (id: string) => cast.owner.post(`/api/v1/entries/${id}/restore`)
  for (const id of [review.id, body.entry.id]) await remove(cast, id)
  const { id } = await drafted(cast, first)
  await change(cast, id, { decisions: { 3: 'theirs' } })
  await publish(cast, id)
  expect((await restore(review.id)).body.type).toBe('/problems/entry-is-back')
  cast.clock.at = new Date('2026-07-21T16:19:00Z')
  expect((await restore(body.entry.id)).status).toBe(200)
  await remove(cast, body.entry.id)
  cast.clock.at = new Date('2026-07-28T16:20:00Z')
  expect((await restore(body.entry.id)).status).toBe(404)
})

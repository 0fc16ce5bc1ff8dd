import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { change, diff, drafted, edit, harvest, imported, logOf, publish, undo } from './steps.ts'

const first = harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Review', 2], ['2026-07-08', 'Call', 3])
const later = harvest(['2026-07-06', 'Sync', 1.5], ['2026-07-08', 'Call', 3], ['2026-07-09', 'Risk: review', 1])

test('a published import still shows what it added, changed and removed', async () => {
  const cast = await studio()
  await imported(cast, first)
  const { id } = await drafted(cast, later)
  await change(cast, id, { answers: { range: '2026-07-06/2026-07-09' } })
  await publish(cast, id)
  const { body } = await cast.owner.get(`/api/v1/imports/${id}`)
  expect(diff(body.import)).toEqual(['changed Sync 1.5', 'gone Review 2', 'new Risk: review 1'])
  expect(body.import.rows[0]).toMatchObject({ before: { seconds: 3600, workedOn: '2026-07-06' }, reason: null })
  expect(body.import.rows[1]).toMatchObject({ before: null, entryId: null })
  await undo(cast, id)
  expect((await cast.owner.get(`/api/v1/imports/${id}`)).body.import.rows).toEqual([])
})

test('what was edited by hand since is shown as it is now, and says so; what the PM kept is said to be kept', async () => {
  const cast = await studio()
  const { id } = await imported(cast, first)
  const [, , sync] = await logOf(cast)
  await edit(cast, sync.id, { duration: '2h' })
  const { body } = await cast.owner.get(`/api/v1/imports/${id}`)
  expect(diff(body.import)).toEqual(['new Sync 2', 'new Review 2', 'new Call 3'])
  expect(body.import.rows.map(({ reason }: { reason: string | null }) => reason)).toEqual(['Edited by hand since', null, null])

  const { id: next } = await drafted(cast, later)
  await change(cast, next, { decisions: { 2: 'mine' } })
  await publish(cast, next)
  const { rows } = (await cast.owner.get(`/api/v1/imports/${next}`)).body.import
  expect(diff({ rows })).toEqual(['unchanged Sync 2', 'gone Review 2', 'new Risk: review 1'])
  expect(rows[0].reason).toBe('Kept as it was edited by hand')
})

import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { balanceOf, change, diff, drafted, edit, harvest, imported, logOf, publish, remove, tick, told, undo } from './steps.ts'

const july = { retainer: { startsOn: '2026-06-01' } }
const first = harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Review', 2], ['2026-07-08', 'Call', 3])

describe('what was edited and deleted in the tracker', () => {
  test('shows as changed and gone, follows on publishing, and comes back on undo', async () => {
    const cast = await studio(july)
    await cast.log({ workedOn: '2026-07-07', description: 'By hand', duration: '4h' })
    await imported(cast, first)
    const [before, log] = [await balanceOf(cast), await logOf(cast)]
    const draft = await drafted(cast, harvest(['2026-07-06', 'Sync', 1.5], ['2026-07-08', 'Call', 3], ['2026-07-08', 'Risk: review', 1]))
    expect(diff(draft)).toEqual(['changed Sync 1.5', 'unchanged Call 3', 'new Risk: review 1', 'gone Review 2'])
    expect(draft.totals).toMatchObject({ rows: 3, new: 1, changed: 1, gone: 1, unchanged: 1, newSeconds: 3600, changeSeconds: -1800 })
    expect(draft.rows[0]).toMatchObject({
      reason: 'Changed in the tracker: 1 h → 1.5 h',
      before: { seconds: 3600 },
      entryId: log.at(-1).id,
    })
    expect(draft.rows[3]).toMatchObject({ row: null, reason: 'The export no longer has it' })
    expect([draft.balanceBefore.usedSeconds, draft.balanceAfter.usedSeconds]).toEqual([10 * 3600, 9.5 * 3600])
    const { body } = await publish(cast, draft.id)
    expect([body.balance.usedSeconds, body.kept]).toEqual([9.5 * 3600, 0])
    expect(await told(cast)).toEqual(['07-06 Sync 1.5', '07-07 By hand 4', '07-08 Call 3', '07-08 Risk: review 1'])
    expect((await undo(cast, draft.id)).body.kept).toBe(0)
    expect([await balanceOf(cast), await logOf(cast)]).toEqual([before, log])
  })

  test('is known by its id wherever it moved', async () => {
    const cast = await studio(july)
    await imported(cast, tick([1, '2026-06-15', 'Sync', 1], [2, '2026-06-16', 'Review', 2]))
    const draft = await drafted(cast, tick([1, '2026-07-06', 'Vendor A: sync', 4]))
    expect(diff(draft)).toEqual(['changed Vendor A: sync 4'])
    expect(
      draft.cycles.map(({ before, after }: Record<string, { usedSeconds: number }>) => [before!.usedSeconds, after!.usedSeconds]),
    ).toEqual([
      [3 * 3600, 2 * 3600],
      [0, 4 * 3600],
    ])
    await publish(cast, draft.id)
    expect(await told(cast)).toEqual(['06-16 Review 2', '07-06 Vendor A: sync 4'])
    expect((await logOf(cast))[0]).toMatchObject({ workType: 'vendor', vendor: 'Vendor A' })
  })

  test('is followed only as far as the PM lets it', async () => {
    const cast = await studio(july)
    await imported(cast, first)
    const { id, rows } = await drafted(cast, harvest(['2026-07-06', 'Sync', 1.5], ['2026-07-08', 'Call', 3], ['2026-07-06', 'Lunch', 1]))
    const gone = rows.at(-1).id
    const { body } = await change(cast, id, { excludedRows: [2, '4', gone] })
    expect(body.import.rows.map(({ excluded }: { excluded: boolean }) => excluded)).toEqual([true, false, true, true])
    expect((await publish(cast, id)).body.type).toBe('/problems/nothing-new')
    await change(cast, id, { excludedRows: [4, gone] })
    await publish(cast, id)
    expect(await told(cast)).toEqual(['07-06 Sync 1.5', '07-07 Review 2', '07-08 Call 3'])
    const again = await drafted(cast, harvest(['2026-07-06', 'Sync', 1.5], ['2026-07-08', 'Call', 3], ['2026-07-06', 'Lunch', 1]))
    expect([diff(again), again.rows[2].reason]).toEqual([
      ['unchanged Sync 1.5', 'unchanged Call 3', 'skipped Lunch 1', 'gone Review 2'],
      'Left out, as before',
    ])
    await change(cast, again.id, { decisions: { 4: 'theirs' }, excludedRows: [gone] })
    await publish(cast, again.id)
    expect((await told(cast))[1]).toBe('07-06 Lunch 1')
  })

  test('of another tracker is nothing that this file tells of', async () => {
    const cast = await studio(july)
    await imported(cast, first)
    expect(diff(await drafted(cast, tick([1, '2026-07-06', 'Planning', 1], [2, '2026-07-08', 'Call', 3])))).toEqual([
      'new Planning 1',
      'new Call 3',
    ])
  })
})

describe('what was edited by hand after an import', () => {
  const edited = async () => {
    const cast = await studio(july)
    await imported(cast, first)
    const [call, review, sync] = await logOf(cast)
    await edit(cast, sync.id, { duration: '2h' })
    await edit(cast, review.id, { description: 'Vendor A: change order' })
    await remove(cast, call.id)
    return { cast, sync, review }
  }
  const later = harvest(['2026-07-06', 'Sync', 1.5], ['2026-07-08', 'Call', 3.5])

  test('is marked, and unchanged as long as the tracker says the same', async () => {
    const { cast, sync } = await edited()
    expect((await cast.owner.get(`/api/v1/entries/${sync.id}`)).body.entry.editedSinceImport).toBe(true)
    const { rows, totals } = await drafted(cast, first)
    expect(rows.map(({ state, reason, decidable }: Record<string, unknown>) => [state, reason, decidable])).toEqual([
      ['unchanged', 'In the work log, edited by hand', false],
      ['unchanged', 'In the work log, edited by hand', false],
      ['skipped', 'Left out, as before', true],
    ])
    expect(totals.changeSeconds).toBe(0)
  })

  test('is kept, and each conflict shown until it is decided', async () => {
    const { cast } = await edited()
    const draft = await drafted(cast, later)
    expect(draft.rows.map(({ state, reason, decision }: Record<string, string>) => [state, reason, decision])).toEqual([
      ['conflict', 'Edited by hand, and changed in the tracker since', null],
      ['conflict', 'Taken out by hand, and changed in the tracker since', null],
      ['conflict', 'Edited by hand, and the export no longer has it', null],
    ])
    expect(draft.rows[0]).toMatchObject({ seconds: 5400, before: { seconds: 7200 } })
    expect((await publish(cast, draft.id)).body.type).toBe('/problems/nothing-new')
  })

  test('gives way where the PM takes the row of the tracker', async () => {
    const { cast, review } = await edited()
    const log = await logOf(cast)
    const { id } = await drafted(cast, later)
    await change(cast, id, { decisions: { 2: 'theirs', 3: 'theirs', [review.id]: 'theirs' } })
    const { body } = await publish(cast, id)
    expect([body.kept, await told(cast)]).toEqual([0, ['07-06 Sync 1.5', '07-08 Call 3.5']])
    await undo(cast, id)
    expect(await logOf(cast)).toEqual(log)
    expect(diff(await drafted(cast, later))).toEqual(['conflict Sync 1.5', 'conflict Call 3.5', 'conflict Vendor A: change order 2'])
  })

  test('stays where the PM keeps it, and is not asked about again', async () => {
    const { cast, review } = await edited()
    const log = await told(cast)
    const { id } = await drafted(cast, later)
    await change(cast, id, { decisions: { 2: 'mine', 3: 'mine', [review.id]: 'mine' } })
    expect((await publish(cast, id)).body.kept).toBe(3)
    expect(await told(cast)).toEqual(log)
    expect(diff(await drafted(cast, later))).toEqual(['unchanged Sync 1.5', 'skipped Call 3.5'])
    await undo(cast, id)
    expect(diff(await drafted(cast, later))).toEqual(['conflict Sync 1.5', 'conflict Call 3.5', 'conflict Vendor A: change order 2'])
  })

  test('stays when the import is undone, and the answer says how many were kept', async () => {
    const cast = await studio(july)
    const { id } = await imported(cast, first)
    const [call, , sync] = await logOf(cast)
    await edit(cast, sync.id, { duration: '2h' })
    await edit(cast, call.id, { privateNote: 'Marmaduke was late' })
    const { body } = await undo(cast, id)
    expect([body.kept, body.balance.usedSeconds]).toEqual([2, 5 * 3600])
    expect(await told(cast)).toEqual(['07-06 Sync 2', '07-08 Call 3'])
    expect(diff(await drafted(cast, first))).toEqual(['unchanged Sync 1', 'new Review 2', 'unchanged Call 3'])
  })
})

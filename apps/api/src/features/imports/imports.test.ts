import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { balanceOf, change, drafted, header, logOf, publish, states, undo, week, type Row } from './steps.ts'

const nextWeek = `${header}2026-07-07,Vendor A: weekly sync,1.5,Halden Rail
2026-07-07,Vendor A: weekly sync,1.5,Halden Rail
2026-07-13,Go-live: go/no-go meeting,2,Halden Rail
`

test('a file becomes a draft that says what it would do; nothing is in the log before it is published', async () => {
  const cast = await studio()
  const draft = await drafted(cast, week, 'week 28.csv')
  expect(draft).toMatchObject({ filename: 'week 28.csv', dialect: 'generic', state: 'draft', questions: [], rowsOmitted: 0 })
  expect(draft.totals).toMatchObject({ rows: 3, new: 3, unchanged: 0, skipped: 0, newSeconds: 11 * 3600, changeSeconds: 11 * 3600 })
  expect([draft.balanceBefore.usedSeconds, draft.balanceAfter.usedSeconds]).toEqual([0, 11 * 3600])
  expect([await logOf(cast), (await balanceOf(cast)).usedSeconds]).toEqual([[], 0])
  const { status, body } = await publish(cast, draft.id)
  expect([status, body.import.state, body.balance.usedSeconds]).toEqual([200, 'published', 11 * 3600])
  const log = await logOf(cast)
  expect(log.map((entry: Row & { source: string; importId: string }) => [entry.description, entry.source, entry.importId])).toEqual([
    ['Vendor A: weekly sync', 'import', draft.id],
    ['Vendor A: weekly sync', 'import', draft.id],
    ['Discovery: stakeholder interviews', 'import', draft.id],
  ])
  const { body: events } = await cast.owner.get('/api/v1/events')
  expect(events.items.map(({ name }: { name: string }) => name)).toEqual([
    'balance.threshold',
    'import.published',
    'import.drafted',
    'retainer.created',
  ])
  expect(events.items[1].subject).toEqual({ importId: draft.id, entries: 3, changes: 0, removes: 0, seconds: 11 * 3600 })
})

test('the same file again changes nothing and cannot be published', async () => {
  const cast = await studio()
  await publish(cast, (await drafted(cast, week)).id)
  const again = await drafted(cast, week)
  expect(states(again)).toEqual(['2 unchanged', '3 unchanged', '4 unchanged'])
  const refused = await publish(cast, again.id)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/nothing-new'])
  expect((await balanceOf(cast)).usedSeconds).toBe(11 * 3600)
})

test('files that overlap never double a row, and two equal rows of one day stay two', async () => {
  const cast = await studio()
  await publish(cast, (await drafted(cast, week)).id)
  const { body } = await publish(cast, (await drafted(cast, nextWeek)).id)
  expect([body.balance.usedSeconds, body.balance.entryCount]).toEqual([13 * 3600, 4])
})

test('of two who publish one draft at once, one does', async () => {
  const cast = await studio()
  const { id } = await drafted(cast, week)
  const answers = await Promise.all([publish(cast, id), publish(cast, id), publish(cast, id)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect((await balanceOf(cast)).entryCount).toBe(3)
})

test('two drafts of one file that are published at once leave its rows once', async () => {
  const cast = await studio()
  const drafts = await Promise.all([drafted(cast, week), drafted(cast, week)])
  const answers = await Promise.all(drafts.map(({ id }) => publish(cast, id)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await balanceOf(cast)).toMatchObject({ entryCount: 3, usedSeconds: 11 * 3600 })
})

test('undo brings back exactly the balance of before, once', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-05-01' } })
  await cast.log({ workedOn: '2026-07-02', duration: '4h' })
  const { asOf: _, ...before } = await balanceOf(cast)
  const log = await logOf(cast)
  const { id } = await drafted(cast, `${week}2026-06-30,Risk: review,3,Halden Rail\n`)
  await publish(cast, id)
  const { status, body } = await undo(cast, id)
  expect([status, body.import.state, body.balance.usedSeconds, body.kept]).toEqual([200, 'undone', 4 * 3600, 0])
  const { asOf: __, ...after } = await balanceOf(cast)
  expect([after, await logOf(cast)]).toEqual([before, log])
  const again = await undo(cast, id)
  expect([again.status, again.body.type]).toEqual([409, '/problems/import-settled'])
  expect((await publish(cast, id)).status).toBe(409)
  expect((await drafted(cast, week)).totals.new).toBe(3)
})

test('a draft that is discarded can be neither published, changed nor undone', async () => {
  const cast = await studio()
  const { id } = await drafted(cast, week)
  expect((await undo(cast, id)).status).toBe(409)
  expect((await cast.owner.delete(`/api/v1/imports/${id}`)).status).toBe(204)
  const refused = [
    await publish(cast, id),
    await change(cast, id, { excludedRows: [2] }),
    await undo(cast, id),
    await cast.owner.delete(`/api/v1/imports/${id}`),
  ]
  expect(refused.map(({ status, body }) => [status, body.type])).toEqual(refused.map(() => [409, '/problems/import-settled']))
  expect((await cast.owner.get(`/api/v1/imports/${id}`)).body.import.state).toBe('discarded')
})

test('five thousand rows are published whole or not at all, as one event', { timeout: 60_000 }, async () => {
  const cast = await studio({ retainer: { capHours: 10_000 } })
  const rows = Array.from(
    { length: 5000 },
    (_, n) => `2026-07-${String((n % 14) + 1).padStart(2, '0')},Vendor A: call ${n},0.25,Halden Rail`,
  )
  const draft = await drafted(cast, `${header}${rows.join('\n')}\n`)
  expect([draft.rows.length, draft.rowsOmitted, draft.totals.new]).toEqual([1000, 4000, 5000])
  const { body } = await publish(cast, draft.id)
  expect(body.balance).toMatchObject({ entryCount: 5000, usedSeconds: 1250 * 3600 })
  const { body: events } = await cast.owner.get('/api/v1/events')
  expect(events.items.map(({ name }: { name: string }) => name)).toEqual(['import.published', 'import.drafted', 'retainer.created'])
  const undone = await undo(cast, draft.id)
  expect([undone.status, undone.body.detail]).toEqual([200, undefined])
  expect(await balanceOf(cast)).toMatchObject({ entryCount: 0, usedSeconds: 0 })
})

test('sums of any size are exact, in the log and when they are taken back', async () => {
  const cast = await studio()
  const rows = Array.from({ length: 650 }, (_, n) => `2026-07-06,Vendor A: ${n ? 'further' : 'first'} call ${n},1000,Halden Rail`)
  const { id } = await drafted(cast, `${header}${rows.join('\n')}\n`)
  expect((await publish(cast, id)).body.balance.usedSeconds).toBe(650_000 * 3600)
  const found = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/entries?q=first`)
  expect(found.body.items[0].runningBalanceSeconds).toBe((20 - 1000) * 3600)
  expect((await undo(cast, id)).body.balance.usedSeconds).toBe(0)
})

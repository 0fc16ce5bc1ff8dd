import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { close, entriesOf, hour, logOf, printed, reopen, usedOn } from './steps.ts'

type Cast = Awaited<ReturnType<typeof studio>>

/** It is August 3rd; July holds 12 hours in two entries, and is closed. */
async function afterJuly(given: Parameters<typeof studio>[0] = {}) {
  const cast = await studio({ today: '2026-08-03', ...given })
  const first = await cast.log({ workedOn: '2026-07-06', duration: '8h' })
  await cast.log({ workedOn: '2026-07-20', duration: '4h' })
  const { body } = await close(cast)
  return { cast, statement: body.statement as { id: string; hash: string }, entryId: first.body.entry.id as string }
}

const change = ({ owner }: Cast, id: string, body: object) => owner.patch(`/api/v1/entries/${id}`).set('if-match', '*').send(body)
const correct = (cast: Cast, corrects: string, work: object) =>
  cast.log({ workedOn: '2026-08-03', duration: '-2h', description: 'Two hours too many on Jul 6', corrects, ...work })

describe('work of a closed cycle that surfaces later', () => {
  test('is logged with its day and counts in the oldest open cycle, and says so to both', async () => {
    const { cast } = await afterJuly()
    const { token } = await cast.share()
    const { status, body } = await cast.log({ workedOn: '2026-07-28', duration: '3h' })
    expect(status).toBe(201)
    expect(body.entry).toMatchObject({ workedOn: '2026-07-28', cycleStartsOn: '2026-08-01', late: true, corrects: null })
    expect(body.balance).toMatchObject({ cycle: { startsOn: '2026-08-01' }, usedSeconds: 3 * hour })
    await cast.log({ workedOn: '2026-08-02', duration: '1h' })

    expect(await usedOn(cast, '2026-07-28')).toBe(12)
    expect(
      (await logOf(cast, '2026-08-03')).map(({ workedOn, late, runningBalanceSeconds }) => [workedOn, late, runningBalanceSeconds / hour]),
    ).toEqual([
      ['2026-08-02', false, 16],
      ['2026-07-28', true, 17],
    ])
    expect((await logOf(cast, '2026-07-06')).map(({ workedOn }) => workedOn)).toEqual(['2026-07-20', '2026-07-06'])
    const shown = (await cast.nobody.get(`/api/v1/public/balances/${token}`)).body.entries
    expect(shown.map(({ workedOn, late }: { workedOn: string; late?: true }) => [workedOn, late])).toEqual([
      ['2026-08-02', undefined],
      ['2026-07-28', true],
    ])
  })

  test('stands in the next statement as late', async () => {
    const { cast } = await afterJuly()
    await cast.log({ workedOn: '2026-07-28', duration: '3h' })
    cast.clock.at = new Date('2026-09-01T12:00:00Z')
    const { id } = (await close(cast)).body.statement
    expect(entriesOf(await printed(cast, id))).toEqual(['2026-07-28 3 h, 17 left, late'])
  })

  test('counts where it is moved to when its day is changed', async () => {
    const { cast } = await afterJuly()
    const { body } = await cast.log({ workedOn: '2026-08-02', duration: '1h' })
    const moved = await change(cast, body.entry.id, { workedOn: '2026-07-05' })
    expect(moved.body).toMatchObject({ entry: { cycleStartsOn: '2026-08-01', late: true }, balance: { usedSeconds: hour } })
    const ahead = await change(cast, body.entry.id, { workedOn: '2026-09-05' })
    expect(ahead.body).toMatchObject({
      entry: { cycleStartsOn: '2026-09-01', late: false },
      balance: { cycle: { startsOn: '2026-09-01' } },
    })
    expect(await usedOn(cast, '2026-08-03')).toBe(0)
  })

  test('and was removed before the closing comes back late', async () => {
    const cast = await studio({ today: '2026-08-03' })
    const { id } = (await cast.log({ workedOn: '2026-07-06', duration: '2h' })).body.entry
    await cast.owner.delete(`/api/v1/entries/${id}`)
    await close(cast)
    const { status, body } = await cast.owner.post(`/api/v1/entries/${id}/restore`)
    expect([status, body.entry.late, body.balance.usedSeconds]).toEqual([200, true, 2 * hour])
    expect(await usedOn(cast, '2026-07-06')).toBe(0)
  })
})

describe('an entry in a closed cycle', () => {
  test('can be neither changed nor removed', async () => {
    const { cast, entryId } = await afterJuly()
    const answers = [
      await change(cast, entryId, { description: 'Another description' }),
      await change(cast, entryId, { workedOn: '2026-08-02' }),
      await cast.owner.delete(`/api/v1/entries/${entryId}`),
    ]
    for (const { status, body } of answers)
      expect([status, body.type, body.detail]).toEqual([
        409,
        '/problems/cycle-closed',
        'The cycle Jul 1 – 31 is closed. Log an entry that corrects it in the open cycle, or have an owner open the closed one again.',
      ])
    expect(await usedOn(cast, '2026-07-06')).toBe(12)
  })

  test('is corrected by an entry that names it and may take hours back', async () => {
    const { cast, entryId } = await afterJuly()
    const { token } = await cast.share()
    const { status, body } = await correct(cast, entryId, {})
    expect([status, body.entry]).toMatchObject([201, { seconds: -2 * hour, corrects: entryId, late: false, cycleStartsOn: '2026-08-01' }])
    expect(body.balance).toMatchObject({ usedSeconds: -2 * hour, leftSeconds: 22 * hour })
    expect((await correct(cast, entryId, { workedOn: '2026-07-06', duration: '1h' })).body.entry).toMatchObject({ late: true })
    const shown = (await cast.nobody.get(`/api/v1/public/balances/${token}`)).body.entries
    expect(shown.map(({ corrects }: { corrects?: string }) => corrects)).toEqual([entryId, entryId])
    const again = await change(cast, body.entry.id, { seconds: -3600 })
    expect([again.status, again.body.entry.seconds, again.body.entry.corrects]).toEqual([200, -3600, entryId])
  })
})

describe('a correction is refused', () => {
  const refused = async (cast: Cast, corrects: string, work: object) => {
    const { status, body } = await correct(cast, corrects, work)
    return [status, body.errors?.[0].pointer, body.errors?.[0].detail]
  }

  test('beyond the oldest open cycle', async () => {
    const { cast, entryId } = await afterJuly()
    const detail = 'A correction counts in the oldest open cycle: choose 2026-08-31 or an earlier day'
    expect(await refused(cast, entryId, { workedOn: '2026-09-01' })).toEqual([422, '#/workedOn', detail])
    const { body } = await correct(cast, entryId, {})
    expect((await change(cast, body.entry.id, { workedOn: '2026-09-01' })).body.errors[0].detail).toBe(detail)
  })

  test('of an entry that can still be changed, that is not there, or in another log', async () => {
    const { cast, entryId } = await afterJuly()
    const open = (await cast.log({ workedOn: '2026-08-02' })).body.entry.id
    expect(await refused(cast, open, {})).toEqual([422, '#/corrects', 'Its cycle is open: change the entry itself'])
    const missing = [422, '#/corrects', 'There is no such entry in this work log']
    expect(await refused(cast, crypto.randomUUID(), {})).toEqual(missing)
    const other = await afterJuly()
    expect(await refused(other.cast, entryId, {})).toEqual(missing)
  })

  test('of nothing: hours below zero have to name what they correct', async () => {
    const { cast } = await afterJuly()
    for (const hours of [{ duration: '-2h' }, { seconds: -60 }, { seconds: 0 }]) {
      const { status, body } = await cast.log({ workedOn: '2026-08-03', ...hours })
      expect([status, body.errors[0].pointer]).toEqual([422, `#/${Object.keys(hours)[0]}`])
    }
    const { id } = (await cast.log({ workedOn: '2026-08-03' })).body.entry
    for (const hours of [{ duration: '-2h' }, { seconds: -60 }])
      expect((await change(cast, id, hours)).body.errors).toEqual([{ pointer: `#/${Object.keys(hours)[0]}`, detail: 'More than zero' }])
  })
})

describe('a cycle that is opened again', () => {
  test('takes back what was logged late, keeps its statement, and is closed as version 2', async () => {
    const { cast, statement, entryId } = await afterJuly()
    await cast.log({ workedOn: '2026-07-28', duration: '3h' })
    await cast.log({ workedOn: '2026-08-02', duration: '1h' })
    const first = await printed(cast, statement.id)
    const { status, body } = await reopen(cast, statement.id)
    expect([status, body.statement]).toMatchObject([200, { id: statement.id, version: 1, reopenedAt: '2026-08-03T16:20:00.000Z' }])
    expect([await usedOn(cast, '2026-07-06'), await usedOn(cast, '2026-08-03')]).toEqual([15, 1])
    expect((await change(cast, entryId, { duration: '7h' })).status).toBe(200)

    const second = (await close(cast)).body.statement
    expect([second.number, second.version]).toEqual([1, 2])
    expect(entriesOf(await printed(cast, second.id))).toEqual([
      '2026-07-06 7 h, 13 left',
      '2026-07-20 4 h, 9 left',
      '2026-07-28 3 h, 6 left',
    ])
    expect(await printed(cast, statement.id)).toEqual(first)
    expect(entriesOf(first)).toEqual(['2026-07-06 8 h, 12 left', '2026-07-20 4 h, 8 left'])
  })

  test('is the newest closed one, and was not opened before', async () => {
    const { cast, statement } = await afterJuly({ today: '2026-09-03' })
    const august = (await close(cast)).body.statement
    const older = await reopen(cast, statement.id)
    expect([older.status, older.body.type, older.body.detail]).toEqual([
      409,
      '/problems/not-the-newest',
      'That is the one from 2026-08-01 on.',
    ])
    expect((await reopen(cast, august.id)).status).toBe(200)
    expect((await reopen(cast, august.id)).body.detail).toBe('This one was opened again already.')
    expect((await reopen(cast, statement.id)).status).toBe(200)
  })

  test('is opened by an owner, and by no key that may only write', async () => {
    const { cast, statement } = await afterJuly()
    const { status } = await cast.nobody.post(`/api/v1/statements/${statement.id}/reopen`).set(await cast.key('write'))
    expect(status).toBe(403)
  })
})

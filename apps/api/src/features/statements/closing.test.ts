import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { close, cyclesOf, entriesOf, hour, reopen, statementsOf } from './steps.ts'

describe('a cycle that is over', () => {
  test('is closed by a statement with its line, its sum and its work log', async () => {
    const cast = await studio({ retainer: { surplus: { kind: 'all', expiresAfter: 1 } } })
    await cast.log({ workedOn: '2026-07-06', duration: '8h', privateNote: 'They stall' })
    await cast.log({ workedOn: '2026-07-02', duration: '4h', description: 'Vendor A: weekly sync', billable: false })
    cast.clock.at = new Date('2026-08-01T00:00:00Z')
    const { status, body, headers } = await close(cast)
    expect([status, body.statement]).toMatchObject([
      201,
      {
        number: 1,
        version: 1,
        cycle: { startsOn: '2026-07-01', endsOn: '2026-07-31', resetsOn: '2026-08-01' },
        usedSeconds: 12 * hour,
        leftSeconds: 8 * hour,
        entryCount: 2,
        reopenedAt: null,
      },
    ])
    expect(headers.etag).toBe(`"${body.statement.hash}"`)
    expect(body.balance).toMatchObject({ cycle: { startsOn: '2026-08-01', state: 'open' }, carriedInSeconds: 8 * hour })

    const { document } = (await cast.owner.get(`/api/v1/statements/${body.statement.id}`)).body.statement
    expect(document).toMatchObject({
      client: 'Halden Rail',
      retainer: 'PMO retainer',
      sentence: '12 of 20 hours used · 8 hours remain · resets Aug 1',
      terms: { from: '2026-07-01', capSeconds: 20 * hour, surplus: { kind: 'all', expiresAfter: 1 }, deficit: false },
      explanation: [
        { kind: 'cap', hours: '20' },
        { kind: 'logged', hours: '-12' },
        { kind: 'remain', hours: '8' },
      ],
    })
    expect(entriesOf(document)).toEqual(['2026-07-02 4 h, 16 left', '2026-07-06 8 h, 8 left'])
    expect(JSON.stringify(document)).not.toContain('stall')
  })

  test('is closed after its last day where the client is, and the refusal names the day', async () => {
    const cast = await studio({ retainer: { timeZone: 'America/New_York' } })
    cast.clock.at = new Date('2026-08-01T03:59:00Z')
    const early = await close(cast)
    expect([early.status, early.body.type, early.body.detail]).toEqual([
      409,
      '/problems/cycle-not-over',
      'It ends on 2026-07-31, and can be closed from 2026-08-01 on.',
    ])
    cast.clock.at = new Date('2026-08-01T04:00:00Z')
    expect((await close(cast)).status).toBe(201)
  })

  test('is closed after the older ones, and only the one that was meant', async () => {
    const cast = await studio({ today: '2026-09-02' })
    const wrong = await close(cast, { cycleStartsOn: '2026-08-01' })
    expect([wrong.status, wrong.body.type, wrong.body.detail]).toEqual([
      409,
      '/problems/not-the-oldest',
      'The oldest open cycle begins on 2026-07-01.',
    ])
    expect((await close(cast, { cycleStartsOn: '2026-07-01' })).status).toBe(201)
    expect((await close(cast, { cycleStartsOn: '2026-07-01' })).status).toBe(409)
    expect((await close(cast)).body.statement).toMatchObject({ number: 2, cycle: { startsOn: '2026-08-01' } })
    expect((await close(cast)).body.type).toBe('/problems/cycle-not-over')
    expect(await cyclesOf(cast)).toEqual(['2026-09-01 open', '2026-08-01 closed', '2026-07-01 closed'])
  })

  test('says that it is closed in the balance, the list of cycles and behind the link', async () => {
    const cast = await studio({ today: '2026-08-03' })
    const { token } = await cast.share()
    await close(cast)
    const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/balance?on=2026-07-20`)
    const shown = await cast.nobody.get(`/api/v1/public/balances/${token}`)
    expect([body.balance.cycle.state, shown.body.balance.cycle.state, shown.body.earlierCycles[0].cycle.state]).toEqual([
      'closed',
      'open',
      'closed',
    ])
  })
})

describe('statements', () => {
  test('are numbered by cycle and listed newest first, in pages', async () => {
    const cast = await studio({ today: '2026-10-02' })
    for (let n = 0; n < 3; n++) await close(cast)
    expect((await statementsOf(cast)).map(({ number, cycle }) => `${number} ${cycle.startsOn}`)).toEqual([
      '3 2026-09-01',
      '2 2026-08-01',
      '1 2026-07-01',
    ])
    const path = `/api/v1/retainers/${cast.retainer.id}/statements?limit=2`
    const first = await cast.owner.get(path)
    const rest = await cast.owner.get(`${path}&cursor=${first.body.nextCursor}`)
    expect([first.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([2, 1, null])
  })

  test('of a retainer go with it', async () => {
    const cast = await studio({ today: '2026-08-03' })
    const { body } = await close(cast)
    expect((await cast.owner.delete(`/api/v1/retainers/${cast.retainer.id}`)).status).toBe(204)
    expect((await cast.owner.get(`/api/v1/statements/${body.statement.id}`)).status).toBe(404)
  })

  test('are told as events, by whom and with their figures', async () => {
    const cast = await studio({ today: '2026-08-03' })
    await cast.log({ duration: '2h' })
    const { id, hash } = (await close(cast)).body.statement
    await reopen(cast, id)
    const [reopened, closed] = (await cast.owner.get('/api/v1/events')).body.items
    const cycle = { statementId: id, number: 1, version: 1, startsOn: '2026-07-01', endsOn: '2026-07-31' }
    expect([closed.name, closed.subject]).toEqual(['cycle.closed', { ...cycle, usedSeconds: 2 * hour, hash }])
    expect([reopened.name, reopened.subject]).toEqual(['cycle.reopened', cycle])
  })
})

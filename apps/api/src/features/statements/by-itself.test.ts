import supertest from 'supertest'
import { describe, expect, test } from 'vitest'
import { ownDatabase, workerDatabase } from '../../../test/own-database.ts'
import { movingClock, serveApp } from '../../../test/serve-app.ts'
import { studio } from '../../../test/studio.ts'
import { makeLive } from '../../platform/live.ts'
import { closeByItself } from './close-by-itself.ts'
import { closeDueCycles } from './close-due.ts'
import { cyclesOf, logOf, reopen, statementsOf } from './steps.ts'

type Cast = Awaited<ReturnType<typeof studio>>
const fail = (error: unknown) => {
  throw error
}

/** Looks for what is due at an instant, in every workspace there is. */
async function lookAt(cast: Cast, at: string) {
  cast.clock.at = new Date(at)
  const { database } = await workerDatabase()
  const live = makeLive(database, () => {})
  await closeDueCycles({ database, clock: cast.clock, live }, fail)
  await live.close()
  return cyclesOf(cast)
}
const change = ({ owner, retainer }: Cast, to: object) => owner.patch(`/api/v1/retainers/${retainer.id}`).set('if-match', '*').send(to)

describe('a cycle that closes by itself', () => {
  test('does so as many days after its end as were set, where the client is', async () => {
    const cast = await studio({ retainer: { closesAfterDays: 3, timeZone: 'America/New_York' } })
    await cast.log({ workedOn: '2026-07-06', duration: '8h' })
    expect(await lookAt(cast, '2026-08-04T03:59:00Z')).toEqual(['2026-08-01 open', '2026-07-01 open'])
    expect(await lookAt(cast, '2026-08-04T04:00:00Z')).toEqual(['2026-08-01 open', '2026-07-01 closed'])
    expect(await statementsOf(cast)).toMatchObject([{ number: 1, version: 1, usedSeconds: 8 * 3600, closedAt: '2026-08-04T04:00:00.000Z' }])
  })

  test('with none set waits for its first day to be over, and no longer', async () => {
    const cast = await studio({ retainer: { closesAfterDays: 0 } })
    expect(await lookAt(cast, '2026-07-31T23:59:00Z')).toEqual(['2026-07-01 open'])
    expect(await lookAt(cast, '2026-08-01T00:00:00Z')).toEqual(['2026-08-01 open', '2026-07-01 closed'])
  })

  test('is told as done by HourTab and not by a person', async () => {
    const cast = await studio({ retainer: { closesAfterDays: 0 } })
    await lookAt(cast, '2026-08-01T00:00:00Z')
    const [event] = (await cast.owner.get('/api/v1/events')).body.items
    const [line] = (await cast.owner.get('/api/v1/audit')).body.items
    expect([event.name, event.subject]).toMatchObject(['cycle.closed', { number: 1, automatic: true }])
    expect(line).toMatchObject({ name: 'cycle.closed', person: null, about: 'statement 1 · 2026-07-01 – 2026-07-31, closed by itself' })
  })

  test('takes those before it along, the oldest first', async () => {
    const cast = await studio({ retainer: { startsOn: '2026-05-01', closesAfterDays: 10 } })
    expect(await lookAt(cast, '2026-07-14T12:00:00Z')).toEqual(['2026-07-01 open', '2026-06-01 closed', '2026-05-01 closed'])
    expect((await statementsOf(cast)).map(({ number }) => number)).toEqual([2, 1])
  })

  test('is left alone where it is closed by hand, and once that is set again', async () => {
    const byHand = await studio()
    const cast = await studio({ retainer: { closesAfterDays: 0 } })
    await change(cast, { closesAfterDays: null })
    expect(await lookAt(cast, '2026-08-05T12:00:00Z')).toContain('2026-07-01 open')
    expect(await cyclesOf(byHand)).toContain('2026-07-01 open')
    await change(cast, { closesAfterDays: 6 })
    expect(await lookAt(cast, '2026-08-06T23:59:00Z')).toContain('2026-07-01 open')
    expect(await lookAt(cast, '2026-08-07T00:00:00Z')).toContain('2026-07-01 closed')
    expect(await cyclesOf(byHand)).toContain('2026-07-01 open')
  })

  test('is closed by its owner alone once it was opened again', async () => {
    const cast = await studio({ retainer: { closesAfterDays: 0 } })
    await lookAt(cast, '2026-08-01T00:00:00Z')
    await reopen(cast, (await statementsOf(cast))[0]!.id)
    expect(await lookAt(cast, '2026-08-07T00:00:00Z')).toEqual(['2026-08-01 open', '2026-07-01 open'])
  })

  test('is closed once by many who look at the same time, and nothing logged meanwhile is lost', async () => {
    const cast = await studio({ retainer: { startsOn: '2026-05-01', closesAfterDays: 0 } })
    cast.clock.at = new Date('2026-07-02T12:00:00Z')
    const { database } = await workerDatabase()
    const live = makeLive(database, () => {})
    const looks = Array.from({ length: 6 }, () => closeDueCycles({ database, clock: cast.clock, live }, fail))
    const logs = Array.from({ length: 12 }, (_, n) => cast.log({ workedOn: '2026-06-10', seconds: 60, description: `Call ${n}` }))
    await Promise.all([...looks, ...logs])
    await live.close()
    expect((await statementsOf(cast)).map(({ number, version }) => [number, version])).toEqual([
      [2, 1],
      [1, 1],
    ])
    const counted = [...(await logOf(cast, '2026-06-10')), ...(await logOf(cast, '2026-07-02'))]
    expect(counted).toHaveLength(12)
  })
})

test('what cannot be closed holds up no other', async () => {
  const [broken, sound] = [await studio({ retainer: { closesAfterDays: 0 } }), await studio({ retainer: { closesAfterDays: 0 } })]
  await broken.log({ workedOn: '2026-07-06', duration: '1h' })
  const { database } = await workerDatabase()
  const spoil = (by: number) =>
    database.pool.query('update cycle_totals set used_seconds = used_seconds + $2 where retainer_id = $1', [broken.retainer.id, by])
  await spoil(1)
  const told: unknown[] = []
  sound.clock.at = new Date('2026-08-01T00:00:00Z')
  const live = makeLive(database, () => {})
  await closeDueCycles({ database, clock: sound.clock, live }, (error) => told.push(String(error)))
  await live.close()
  await spoil(-1)
  expect(await cyclesOf(sound)).toContain('2026-07-01 closed')
  expect(told).toEqual([expect.stringContaining(broken.retainer.id)])
  expect(await cyclesOf(broken)).toContain('2026-07-01 open')
})

test('the process looks when it starts, and again and again, until it is stopped', { timeout: 90_000 }, async () => {
  const { database } = await ownDatabase()
  const clock = movingClock('2026-07-14T16:20:00Z')
  const { origin, live, close } = await serveApp(database, clock)
  const owner = supertest.agent(origin).set('origin', origin)
  const person = { email: 'ines@moro.example', password: 'four words of nonsense', name: 'Ines', workspaceName: 'Moro' }
  await owner.post('/api/v1/auth/register').send(person)
  const begin = async (startsOn: string) => {
    const wanted = { clientName: 'Halden Rail', name: `From ${startsOn}`, capHours: 20, startsOn, closesAfterDays: 2 }
    return (await owner.post('/api/v1/retainers').send(wanted)).body.retainer.id as string
  }
  const issued = async (id: string) => (await owner.get(`/api/v1/retainers/${id}/statements`)).body.items.length as number

  const first = await begin('2026-06-01')
  const lines: string[] = []
  const closing = closeByItself({ database, clock, live, everyMs: 200, log: (line) => lines.push(line) })
  await expect.poll(() => issued(first), { timeout: 30_000 }).toBe(1)
  clock.at = new Date('2026-08-03T00:00:00Z')
  await expect.poll(() => issued(first), { timeout: 30_000 }).toBe(2)
  await closing.stop()
  const later = await begin('2026-06-01')
  await new Promise((wait) => setTimeout(wait, 600))
  expect([await issued(later), lines]).toEqual([0, []])
  await close()
  await database.close()
})

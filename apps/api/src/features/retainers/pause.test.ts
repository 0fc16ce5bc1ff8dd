import type { ExplainedCycle } from '@hourtab/contract/balance'
import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

type Studio = Awaited<ReturnType<typeof studio>>
/** Time passes; a session does not last that long. */
const goTo = async ({ clock, owner, ines: { email, password } }: Studio, day: string) => {
  clock.at = new Date(`${day}T16:20:00Z`)
  await owner.post('/api/v1/auth/login').send({ email, password })
}
const path = ({ retainer }: Studio) => `/api/v1/retainers/${retainer.id}`
const pause = (cast: Studio, from?: string) => cast.owner.put(`${path(cast)}/pause`).send(from ? { from } : {})
const resume = (cast: Studio, from?: string) => cast.owner.delete(`${path(cast)}/pause${from ? `?from=${from}` : ''}`)
const sentenceOn = async (cast: Studio, day: string) => (await cast.owner.get(`${path(cast)}/balance?on=${day}`)).body.balance.sentence
const capsOf = async (cast: Studio) =>
  ((await cast.owner.get(`${path(cast)}/cycles`)).body.items as ExplainedCycle[])
    .map(({ cycle, capSeconds }) => [cycle.startsOn, capSeconds / 3600])
    .toReversed()

test('a pause begins with the next cycle unless told otherwise, and the client page says that it comes', async () => {
  const cast = await studio()
  const { token } = await cast.share()
  const { status, body } = await pause(cast)
  expect([status, body.retainer.pause]).toEqual([200, { from: '2026-08-01', until: null }])
  expect(body.balance.sentence).toBe('0 of 20 hours used · 20 hours remain · pauses Aug 1')
  expect(body.balance.cycle).toMatchObject({ pausesOn: '2026-08-01' })
  expect((await cast.nobody.get(`/r/${token}`)).text).toContain('pauses Aug 1')
  expect(await sentenceOn(cast, '2026-08-10')).toBe('0 of 0 hours used · 0 hours remain · paused since Aug 1')
  expect(await sentenceOn(cast, '2026-10-10')).toBe('0 of 0 hours used · 0 hours remain · paused since Aug 1')
})

test('paused cycles have no cap, count the work in them as over and explain that; July keeps its own', async () => {
  const cast = await studio()
  await cast.log({ duration: '12h' })
  await pause(cast)
  await goTo(cast, '2026-09-10')
  await cast.log({ workedOn: '2026-08-05', duration: '3h' })
  expect(await capsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-08-01', 0],
    ['2026-09-01', 0],
  ])
  const { body } = await cast.owner.get(`${path(cast)}/balance?on=2026-08-05`)
  expect(body.balance.sentence).toBe('3 of 0 hours used · 3 over · paused since Aug 1')
  expect(body.balance.cycle.pausedSince).toBe('2026-08-01')
  expect(body.explanation.map(({ label }: { label: string }) => label)).toEqual(['cap, paused', 'logged', 'over'])
  expect(await sentenceOn(cast, '2026-07-10')).toBe('12 of 20 hours used · 8 hours remain · resets Aug 1')
})

test('resuming restarts on the grid: with the next cycle, or with the present one on its first day', async () => {
  const cast = await studio()
  await pause(cast)
  await goTo(cast, '2026-09-10')
  const { body } = await resume(cast)
  expect(body.retainer.pause).toEqual({ from: '2026-08-01', until: '2026-10-01' })
  expect(body.balance.sentence).toBe('0 of 0 hours used · 0 hours remain · paused since Aug 1, resumes Oct 1')
  await goTo(cast, '2026-10-01')
  expect(await capsOf(cast)).toEqual([
    ['2026-07-01', 20],
    ['2026-08-01', 0],
    ['2026-09-01', 0],
    ['2026-10-01', 20],
  ])
  expect((await cast.owner.get(path(cast))).body.retainer.pause).toBeNull()

  const early = await studio()
  await pause(early)
  await goTo(early, '2026-09-01')
  expect((await resume(early)).body.balance.sentence).toBe('0 of 20 hours used · 20 hours remain · resets Oct 1')
})

test('a pause of the present cycle begins at once, and is taken back whole by resuming from the same day', async () => {
  const cast = await studio()
  const paused = await pause(cast, '2026-07-01')
  expect(paused.body.balance.sentence).toBe('0 of 0 hours used · 0 hours remain · paused since Jul 1')
  const { body } = await resume(cast, '2026-07-01')
  expect([body.retainer.pause, body.balance.sentence]).toEqual([null, '0 of 20 hours used · 20 hours remain · resets Aug 1'])
})

test('a pause that has not begun is moved by asking again, and taken back by resuming', async () => {
  const cast = await studio()
  await pause(cast)
  expect((await pause(cast, '2026-10-01')).body.retainer.pause).toEqual({ from: '2026-10-01', until: null })
  expect((await resume(cast)).body.retainer.pause).toBeNull()
  const again = await resume(cast)
  expect([again.status, again.body.title]).toEqual([404, 'There is no such pause'])
})

test('the end of a pause can be set ahead, set anew, and taken back by pausing again', async () => {
  const cast = await studio()
  await pause(cast, '2026-07-01')
  expect((await resume(cast, '2026-10-01')).body.retainer.pause).toEqual({ from: '2026-07-01', until: '2026-10-01' })
  expect((await resume(cast, '2026-09-01')).body.retainer.pause).toEqual({ from: '2026-07-01', until: '2026-09-01' })
  expect(await sentenceOn(cast, '2026-09-01')).toBe('0 of 20 hours used · 20 hours remain · resets Oct 1')
  expect((await pause(cast)).body.retainer.pause).toEqual({ from: '2026-07-01', until: null })
})

test('a pause that lasts keeps its first day; one that is over is history, and the next one is another', async () => {
  const cast = await studio()
  await pause(cast, '2026-07-01')
  await goTo(cast, '2026-08-10')
  for (const from of ['2026-08-01', '2026-09-01']) {
    const refused = await pause(cast, from)
    expect([refused.status, refused.body.type, refused.body.detail]).toEqual([
      409,
      '/problems/already-paused',
      'It has been since 2026-07-01.',
    ])
  }
  await resume(cast, '2026-09-01')
  await goTo(cast, '2026-10-10')
  await pause(cast, '2026-11-01')
  await goTo(cast, '2026-11-10')
  expect(await capsOf(cast)).toEqual([
    ['2026-07-01', 0],
    ['2026-08-01', 0],
    ['2026-09-01', 20],
    ['2026-10-01', 20],
    ['2026-11-01', 0],
  ])
})

test('a pause that follows on another at once goes on from its first day', async () => {
  const cast = await studio()
  await pause(cast, '2026-07-01')
  await goTo(cast, '2026-08-01')
  await resume(cast)
  expect((await pause(cast, '2026-08-01')).body.balance.sentence).toBe('0 of 0 hours used · 0 hours remain · paused since Jul 1')
})

test('pauses begin and end with a cycle, not before the present one, and not more than five years ahead', async () => {
  const cast = await studio({ today: '2026-08-14' })
  const refusals = [await pause(cast, '2026-07-01'), await pause(cast, '2026-09-02'), await pause(cast, '2031-09-01')]
  await pause(cast)
  refusals.push(await resume(cast, '2026-07-01'), await resume(cast, '2026-10-15'))
  expect(refusals.map(({ status, body }) => [status, body.errors[0].pointer, body.errors[0].detail])).toEqual([
    [422, '#/from', 'Choose 2026-08-01 or a later day'],
    [422, '#/from', 'The cycle that holds this day begins on 2026-09-01.'],
    [422, '#/from', 'Choose 2031-08-14 or an earlier day'],
    [422, '?from', 'Choose 2026-08-01 or a later day'],
    [422, '?from', 'The cycle that holds this day begins on 2026-10-01.'],
  ])
})

test('a retainer that has not begun is paused from its first day on', async () => {
  const cast = await studio({ today: '2026-06-10' })
  expect((await pause(cast)).body.retainer.pause).toEqual({ from: '2026-07-01', until: null })
})

test('an empty paused cycle is closed like another, and its statement says that it was paused whatever happens later', async () => {
  const cast = await studio({ retainer: { surplus: { kind: 'all', expiresAfter: 1 } } })
  const { owner } = cast
  await cast.log({ duration: '12h' })
  await pause(cast)
  await goTo(cast, '2026-09-10')
  await owner.post(`${path(cast)}/statements`)
  const { status, body } = await owner.post(`${path(cast)}/statements`)
  expect(status).toBe(201)
  const read = async () => (await owner.get(`/api/v1/statements/${body.statement.id}`)).text
  const printed = await read()
  expect(JSON.parse(printed).statement.document).toMatchObject({
    cycle: { startsOn: '2026-08-01', pausedSince: '2026-08-01' },
    capSeconds: 0,
    carriedInSeconds: 8 * 3600,
    sentence: '0 of 8 hours used · 8 hours remain · paused since Aug 1',
    entries: [],
  })
  expect(printed).toContain('carried from Jul 1 – 31, kept while paused')
  await resume(cast)
  expect(await read()).toBe(printed)
  expect(await sentenceOn(cast, '2026-10-01')).toBe('0 of 28 hours used · 28 hours remain · resets Nov 1')
})

test('who read the retainer before it changed pauses and resumes nothing by mistake', async () => {
  const cast = await studio()
  const { etag } = (await cast.owner.get(path(cast))).headers as { etag: string }
  const paused = await pause(cast).set('if-match', etag)
  expect([paused.status, paused.headers.etag]).toEqual([200, (await cast.owner.get(path(cast))).headers.etag])
  expect((await pause(cast, '2026-09-01').set('if-match', etag)).status).toBe(412)
  expect((await resume(cast).set('if-match', etag)).status).toBe(412)
})

test('the audit tells when a retainer was paused and when it resumes', async () => {
  const cast = await studio()
  await pause(cast)
  await resume(cast, '2026-09-01')
  await resume(cast)
  const { body } = await cast.owner.get('/api/v1/audit?what=retainer')
  expect(body.items.slice(0, 3).map(({ name, about, changes }: Record<string, unknown>) => [name, about, changes])).toEqual([
    ['retainer.resumed', 'at once', [{ field: 'resumesOn', before: '2026-09-01', after: '2026-08-01' }]],
    ['retainer.resumed', 'from 2026-09-01', [{ field: 'resumesOn', before: null, after: '2026-09-01' }]],
    ['retainer.paused', 'from 2026-08-01', [{ field: 'pausedFrom', before: null, after: '2026-08-01' }]],
  ])
})

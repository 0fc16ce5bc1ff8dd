import type { CycleLine } from '@hourtab/contract/balance'
import type { CyclePreview } from '@hourtab/contract/previews'
import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

type Studio = Awaited<ReturnType<typeof studio>>
const any = { 'if-match': '*' }
const path = ({ retainer }: Studio) => `/api/v1/retainers/${retainer.id}`
const preview = (cast: Studio, change: object) => cast.owner.post(`${path(cast)}/preview`).send(change)
const side = (line: CycleLine | null) =>
  line && [
    line.cycle.startsOn,
    line.cycle.endsOn,
    ...[line.capSeconds, line.carriedInSeconds, line.leftSeconds].map((seconds) => seconds / 3600),
  ]
const told = async (cast: Studio, change: object) => {
  const { status, body } = await preview(cast, change)
  expect(status, JSON.stringify(body)).toBe(200)
  return (body.cycles as CyclePreview[]).map(({ before, after }) => [side(before), side(after)])
}
const all = { kind: 'all', expiresAfter: 1 }
/** A retainer whose unused hours are carried for a cycle, with 12 of 20 hours used in July. */
async function working(today?: string) {
  const cast = await studio({ today, retainer: { surplus: all } })
  await cast.log({ duration: '12h' })
  return cast
}

test('a cap raised from the next cycle on shows the present cycle as it stays and those to come as they become', async () => {
  const cast = await working()
  expect(await told(cast, { change: 'terms', from: '2026-08-01', capSeconds: 108_000, surplus: all })).toEqual([
    [
      ['2026-07-01', '2026-07-31', 20, 0, 8],
      ['2026-07-01', '2026-07-31', 20, 0, 8],
    ],
    [
      ['2026-08-01', '2026-08-31', 20, 8, 28],
      ['2026-08-01', '2026-08-31', 30, 8, 38],
    ],
    [
      ['2026-09-01', '2026-09-30', 20, 20, 40],
      ['2026-09-01', '2026-09-30', 30, 30, 60],
    ],
    [
      ['2026-10-01', '2026-10-31', 20, 20, 40],
      ['2026-10-01', '2026-10-31', 30, 30, 60],
    ],
    [
      ['2026-11-01', '2026-11-30', 20, 20, 40],
      ['2026-11-01', '2026-11-30', 30, 30, 60],
    ],
    [
      ['2026-12-01', '2026-12-31', 20, 20, 40],
      ['2026-12-01', '2026-12-31', 30, 30, 60],
    ],
  ])
})

test('terms of an earlier open cycle show that cycle too, and what it hands on', async () => {
  const cast = await working('2026-09-10')
  const shown = await told(cast, { change: 'terms', from: '2026-07-01', capSeconds: 15 * 3600, surplus: { kind: 'none' } })
  expect(shown.slice(0, 3).map(([, after]) => after)).toEqual([
    ['2026-07-01', '2026-07-31', 15, 0, 3],
    ['2026-08-01', '2026-08-31', 15, 0, 15],
    ['2026-09-01', '2026-09-30', 15, 0, 15],
  ])
})

test('a change far ahead shows the present cycle and what differs, not the cycles between', async () => {
  const cast = await studio()
  const shown = await told(cast, { change: 'terms', from: '2027-07-01', capSeconds: 3600 })
  expect(shown.map(([before]) => before?.[0])).toEqual(['2026-07-01', '2027-07-01', '2027-08-01', '2027-09-01', '2027-10-01', '2027-11-01'])
})

test('removed terms, a pause and its end are shown the same way', async () => {
  const cast = await working()
  await cast.owner.post(`${path(cast)}/terms`).send({ from: '2026-08-01', capSeconds: 108_000, surplus: all })
  const caps = async (change: object) => (await told(cast, change)).slice(0, 3).map(([before, after]) => [before?.[2], after?.[2]])
  expect(await caps({ change: 'removed-terms', from: '2026-08-01' })).toEqual([
    [20, 20],
    [30, 20],
    [30, 20],
  ])
  expect(await caps({ change: 'pause' })).toEqual([
    [20, 20],
    [30, 0],
    [30, 0],
  ])
  await cast.owner.put(`${path(cast)}/pause`).send({ from: '2026-07-01' })
  expect(await caps({ change: 'resumption' })).toEqual([
    [0, 0],
    [0, 30],
    [0, 30],
  ])
  expect(await caps({ change: 'resumption', from: '2026-09-01' })).toEqual([
    [0, 0],
    [0, 30],
    [0, 30],
  ])
  const { body } = await preview(cast, { change: 'resumption' })
  expect(body.cycles[0].after.sentence).toBe('12 of 0 hours used · 12 over · paused since Jul 1, resumes Aug 1')
})

test('another reset day shows which cycles go, which come, and what each holds; then it does just that', async () => {
  const cast = await studio({ today: '2026-02-10', retainer: { startsOn: '2026-01-01' } })
  await cast.log({ workedOn: '2026-01-20', duration: '6h' })
  await cast.log({ workedOn: '2026-01-31', duration: '3h' })
  const change = { resetDay: 31 }
  const { body } = await preview(cast, { change: 'schedule', ...change })
  const used = (line: CycleLine | null) => line && [line.cycle.startsOn, line.cycle.endsOn, line.usedSeconds / 3600]
  const cycles = body.cycles as CyclePreview[]
  expect(cycles.slice(0, 5).map(({ before, after }) => [used(before), used(after)])).toEqual([
    [
      ['2026-01-01', '2026-01-31', 9],
      ['2026-01-01', '2026-01-30', 6],
    ],
    [null, ['2026-01-31', '2026-02-27', 3]],
    [['2026-02-01', '2026-02-28', 0], null],
    [null, ['2026-02-28', '2026-03-30', 0]],
    [['2026-03-01', '2026-03-31', 0], null],
  ])
  await cast.owner.patch(path(cast)).set(any).send(change)
  const after = (await cast.owner.get(`${path(cast)}/cycles`)).body.items as CycleLine[]
  const promised = cycles.flatMap(({ after: line }) => (line && line.cycle.startsOn <= '2026-02-10' ? line : []))
  expect(promised.toReversed()).toEqual(
    after.map(({ cycle, sentence, ...rest }) => {
      const { explanation: _, ...figures } = rest as Record<string, unknown>
      return { cycle, sentence, ...figures }
    }),
  )
})

test('a quarterly cadence, a prorated first cycle, another start and another way of counting are shown too', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-07-10', resetDay: 1 } })
  await cast.log({ workedOn: '2026-07-12', duration: '2h', billable: false })
  const first = async (change: object) => (await preview(cast, { change: 'schedule', ...change })).body.cycles[0].after as CycleLine
  expect((await first({ cadence: 'quarterly' })).cycle).toMatchObject({ startsOn: '2026-07-10', endsOn: '2026-09-30' })
  expect((await first({ firstCycle: 'prorated' })).capSeconds).toBe(51_120)
  expect((await first({ startsOn: '2026-06-20' })).cycle).toMatchObject({ startsOn: '2026-06-20', endsOn: '2026-06-30' })
  expect((await first({ counts: 'billable' })).usedSeconds).toBe(0)
  expect((await first({ name: 'Another name' })).usedSeconds).toBe(7200)
})

test('what the change itself would refuse is refused, and nothing is written by asking', async () => {
  const cast = await studio({ today: '2026-08-14' })
  await cast.log({ workedOn: '2026-07-10', duration: '12h' })
  await cast.owner.post(`${path(cast)}/statements`)
  const state = async () => {
    const [retainer, terms, cycles, audit] = await Promise.all(
      [path(cast), `${path(cast)}/terms`, `${path(cast)}/cycles`, '/api/v1/audit'].map(async (url) => (await cast.owner.get(url)).text),
    )
    return { retainer, terms, cycles, audit }
  }
  const before = await state()
  const answers = [
    { change: 'terms', from: '2026-08-02', capSeconds: 3600 },
    { change: 'terms', from: '2026-07-01', capSeconds: 3600 },
    { change: 'removed-terms', from: '2026-07-01' },
    { change: 'removed-terms', from: '2026-09-01' },
    { change: 'pause', from: '2026-07-01' },
    { change: 'resumption' },
    { change: 'schedule', startsOn: '2026-07-11' },
    { change: 'schedule', resetDay: 15 },
    { change: 'something' },
    { change: 'pause' },
    { change: 'schedule', counts: 'billable' },
  ].map(async (change) => (await preview(cast, change)).status)
  expect(await Promise.all(answers)).toEqual([422, 409, 409, 404, 422, 404, 422, 409, 422, 200, 200])
  expect(await state()).toEqual(before)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { rounds } from '../../../test/rounds.ts'
import { balanceOf, change, drafted, edit, harvest, logOf, publish, remove, tick, undo } from './steps.ts'

type Cast = Awaited<ReturnType<typeof studio>>
type Row = { id: number; day: string; notes: string; hours: number }

const row = fc.record({
  day: fc.constantFrom('2026-06-29', '2026-07-06', '2026-07-07'),
  notes: fc.constantFrom('Sync', 'Review', 'Vendor A: call'),
  hours: fc.constantFrom(0.5, 1),
})
const edits = fc.array(fc.record({ what: fc.constantFrom('add', 'change', 'drop'), at: fc.nat(5), row }), { maxLength: 5 })
const touches = fc.array(fc.record({ what: fc.constantFrom('edit', 'remove', 'log', 'note'), at: fc.nat(5) }), { maxLength: 3 })
const history = fc.record({ first: edits, later: edits, touches, hasIds: fc.boolean(), decision: fc.constantFrom(null, 'mine', 'theirs') })

let made = 0
const after = (rows: Row[], changes: { what: string; at: number; row: Omit<Row, 'id'> }[]) =>
  changes.reduce((known, { what, at, row: to }) => {
    if (what === 'add') return [...known, { ...to, id: ++made }]
    return known.flatMap((each, n) => (n !== at ? [each] : what === 'drop' ? [] : [{ ...to, id: each.id }]))
  }, rows)

// A last row that never changes: a file without rows is none.
const exported = (rows: Row[], hasIds: boolean) => {
  const all = [...rows, { id: 0, day: '2026-07-08', notes: 'Steering', hours: 1 }]
  return hasIds
    ? tick(...all.map(({ id, day, notes, hours }): [number, string, string, number] => [id, day, notes, hours]))
    : harvest(...all.map(({ day, notes, hours }): [string, string, number] => [day, notes, hours]))
}
const whole = 'export_2026-06-29_2026-07-12.csv'

async function retainerOf(home: Cast): Promise<Cast> {
  const given = { clientId: home.retainer.client.id, name: 'Any', capHours: 20, startsOn: '2026-06-01' }
  const { body } = await home.owner.post('/api/v1/retainers').send(given)
  return { ...home, retainer: body.retainer }
}

async function follow(cast: Cast, text: string, decision: string | null = null) {
  const draft = await drafted(cast, text, whole)
  const conflicts = draft.rows.filter(({ state }: { state: string }) => state === 'conflict')
  const decisions = Object.fromEntries(conflicts.map(({ id }: { id: string }) => [id, decision]))
  await change(cast, draft.id, { decisions })
  const { status } = await publish(cast, draft.id)
  return { id: draft.id, isPublished: status === 200 }
}

async function touch(cast: Cast, list: { what: string; at: number }[]) {
  for (const { what, at } of list) {
    const entry = (await logOf(cast))[at]
    if (what === 'log')
      await cast.owner
        .post(`/api/v1/retainers/${cast.retainer.id}/entries`)
        .send({ workedOn: '2026-07-07', duration: '1h', description: 'By hand' })
    else if (entry && what === 'edit') await edit(cast, entry.id, { duration: '3h' })
    else if (entry && what === 'note') await edit(cast, entry.id, { privateNote: 'Late again' })
    else if (entry) await remove(cast, entry.id)
  }
}

const work = (log: Record<string, unknown>[]) =>
  log.map(({ workedOn, description, seconds, workType, vendor }) => [workedOn, description, seconds, workType, vendor].join(' ')).toSorted()
const isOpen = ({ state }: { state: string }) => ['new', 'changed', 'gone'].includes(state)

test(
  'on any history the same file adds nothing twice, undo restores the log, and the last export is what is logged',
  { timeout: 120_000 },
  async () => {
    const home = await studio()
    const check = async ({ first, later, touches: list, hasIds, decision }: typeof history extends fc.Arbitrary<infer T> ? T : never) => {
      const cast = await retainerOf(home)
      const upstream = after([], first)
      await follow(cast, exported(upstream, hasIds))
      await touch(cast, list)
      const [log, balance] = [await logOf(cast), await balanceOf(cast)]
      const text = exported(after(upstream, later), hasIds)
      const { id, isPublished } = await follow(cast, text, decision)
      const again = await drafted(cast, text, whole)
      expect(again.rows.filter(isOpen)).toEqual([])
      const sum = (await logOf(cast)).reduce((seconds: number, entry: { seconds: number }) => seconds + entry.seconds, 0)
      const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/cycles`)
      expect(body.items.reduce((seconds: number, line: { usedSeconds: number }) => seconds + line.usedSeconds, 0)).toBe(sum)
      if (list.length === 0) {
        const alone = await retainerOf(home)
        await follow(alone, text)
        expect(work(await logOf(cast))).toEqual(work(await logOf(alone)))
      }
      if (!isPublished) return
      expect((await undo(cast, id)).body.kept).toBe(0)
      expect([await logOf(cast), await balanceOf(cast)]).toEqual([log, balance])
    }
    await fc.assert(fc.asyncProperty(history, check), { numRuns: rounds({ thorough: 80, quick: 20 }), interruptAfterTimeLimit: 40_000 })
  },
)

import { expect, test } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { rounds } from '../../../test/rounds.ts'
import { studio } from '../../../test/studio.ts'
import { harvest, imported, undo } from './steps.ts'

/** Calls of so many hours each, in the first two weeks of July. */
const calls = (hours: number, from: number, until: number) =>
  Array.from({ length: until - from }, (_, n): [string, string, number] => [
    `2026-07-${String(((from + n) % 14) + 1).padStart(2, '0')}`,
    `Call ${from + n}`,
    hours,
  ])

const rows = rounds({ thorough: 8000, quick: 4000 })

// A statement may take five seconds. The planner goes by what it counted last, here a few rows in each workspace, until it counts again.
test(
  'a large import is published, written over by another and undone, also where the planner last saw a small log',
  { timeout: 60_000 },
  async () => {
    const cast = await studio({ retainer: { capHours: 10_000, alertsAt: [] } })
    const { database } = await workerDatabase()
    await cast.log()
    for (const table of ['entries', 'replaced_entries', 'removed_entries']) await database.pool.query(`analyze ${table}`)
    const log = async () => {
      const { rows } = await database.pool.query(
        `select count(*)::int as entries, md5(string_agg(to_jsonb(e)::text, '' order by id)) as words from entries e where retainer_id = $1`,
        [cast.retainer.id],
      )
      return rows[0]
    }
    const small = await log()
    const first = await imported(cast, harvest(...calls(1, 0, rows)))
    const large = await log()
    const second = await imported(cast, harvest(...calls(2, rows / 2, rows * 1.5)))
    const shown = await cast.owner.get(`/api/v1/imports/${second.id}`)
    expect([shown.status, shown.body.import.totals]).toEqual([
      200,
      expect.objectContaining({ gone: rows / 2, changed: rows / 2, new: rows / 2 }),
    ])
    expect((await undo(cast, second.id)).status).toBe(200)
    expect(await log()).toEqual(large)
    expect((await undo(cast, first.id)).status).toBe(200)
    expect(await log()).toEqual(small)
  },
)

import { expect, test } from 'vitest'
import { openDatabase } from './open.ts'
import { isoInstant } from './plain-values.ts'

test.each([
  ['2026-03-08 09:30:00+00', '2026-03-08T09:30:00Z'],
  ['2026-03-08 09:30:00.123456+00', '2026-03-08T09:30:00.123456Z'],
  ['2026-03-08 09:30:00.5+05:45', '2026-03-08T03:45:00.5Z'],
  ['2026-03-08 09:30:00-08', '2026-03-08T17:30:00Z'],
  ['2026-01-01 03:00:00+14', '2025-12-31T13:00:00Z'],
  ['infinity', 'infinity'],
])('the instant Postgres spells %s is read as %s', (spelled, iso) => expect(isoInstant(spelled)).toBe(iso))

test('a day stays the day it is, an instant keeps its microseconds and a sum is a number', async () => {
  const { pool, close } = await openDatabase({ dataDir: 'memory://', log: () => {} })
  const { rows } = await pool.query(
    `select date '2026-03-08' as day, timestamptz '2026-03-08 23:30:00.000001-08' as instant, 9007199254740991::bigint as sum`,
  )
  expect(rows).toEqual([{ day: '2026-03-08', instant: '2026-03-09T07:30:00.000001Z', sum: 9007199254740991 }])
  await expect(pool.query('select 9007199254740993::bigint as sum')).rejects.toThrow('too large')
  await close()
})

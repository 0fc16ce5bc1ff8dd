import { expect, test } from 'vitest'
import type { ApiProcess } from './api-process.ts'
import { rounds } from '../rounds.ts'
import { withApi } from './with-api.ts'
import { logUntilAnswered, readWorkLog, signUp, type Work } from './writer.ts'

const kills = rounds({ thorough: 20, quick: 3 })
const writers = 4
const works: Work[] = Array.from({ length: 500 }, (_, n) => ({ key: `work-${n}`, seconds: 60 * (1 + (n % 7)) }))
const byKey = (one: { key: string }, other: { key: string }) => one.key.localeCompare(other.key)

/** Four writers log everything while the api is killed and started again; answers what each was told. */
async function writeThroughKills(api: ApiProcess) {
  const person = await signUp(api)
  const waiting = [...works]
  const acknowledged: (Work & { id: string })[] = []
  const writer = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) {
      acknowledged.push({ ...work, id: await logUntilAnswered(api, person, work) })
    }
  }
  const killer = async () => {
    for (let kill = 1; kill <= kills; kill++) {
      await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 1 }).toBeGreaterThanOrEqual((kill * 475) / kills)
      await api.kill()
      await api.start()
    }
  }
  await Promise.all([killer(), ...Array.from({ length: writers }, writer)])
  return { person, acknowledged }
}

async function expectNothingLostOrDouble(api: ApiProcess) {
  const { person, acknowledged } = await writeThroughKills(api)
  const entries = await readWorkLog(api, person)
  const kept = entries.map(({ id, description, seconds }) => ({ key: description, seconds, id }))
  expect(kept.toSorted(byKey)).toEqual(acknowledged.toSorted(byKey))
  expect(kept.map(({ key, seconds }) => ({ key, seconds })).toSorted(byKey)).toEqual(works.toSorted(byKey))
  const used = works.reduce((sum, { seconds }) => sum + seconds, 0)
  expect(entries[0]!.runningBalanceSeconds).toBe(20 * 3600 - used)
}

test('killed again and again during 500 writes, the database loses no acknowledged entry and holds none twice', async () => {
  await withApi(expectNothingLostOrDouble)
}, 600_000)

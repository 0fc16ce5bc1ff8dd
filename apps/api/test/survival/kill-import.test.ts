import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ApiProcess } from './api-process.ts'
import { rounds } from '../rounds.ts'
import { withApi } from './with-api.ts'
import { signUp, type Person } from './writer.ts'

const kills = rounds({ thorough: 50, quick: 4 })
const rows = 400
const file = ['Date,Description,Hours']
  .concat(Array.from({ length: rows }, (_, n) => `2026-07-${String(1 + (n % 28)).padStart(2, '0')},"Vendor A: call ${n}",0.25`))
  .join('\n')

type Answer = { status: number; body: Record<string, any> }

async function ask(api: ApiProcess, { authorization }: Person, method: string, path: string, given: { csv?: string; key?: string } = {}) {
  const headers = {
    authorization,
    ...(given.csv !== undefined && { 'content-type': 'text/csv' }),
    ...(given.key !== undefined && { 'idempotency-key': given.key }),
  }
  const response = await fetch(`${api.origin}/api/v1/${path}`, { method, headers, body: given.csv })
  return { status: response.status, body: await response.json() } as Answer
}

async function expectAllOrNone(api: ApiProcess) {
  const person = await signUp(api)
  const retainer = `retainers/${person.retainerId}`
  const draft = async () => (await ask(api, person, 'POST', `${retainer}/imports`, { csv: file })).body.import
  const countOf = async () => {
    const { body } = await ask(api, person, 'GET', `${retainer}/balance?on=2026-07-06`)
    return body.balance.entryCount as number
  }
  const outcomes = new Set<number>()
  const undo = async (id: string) => expect((await ask(api, person, 'POST', `imports/${id}/undo`)).status).toBe(200)
  const undisturbed = await draft()
  const began = performance.now()
  expect((await ask(api, person, 'POST', `imports/${undisturbed.id}/publish`)).status).toBe(200)
  const whole = performance.now() - began
  await undo(undisturbed.id)
  for (let kill = 1; kill <= kills; kill++) {
    const { id } = await draft()
    const key = `publish-${kill}`
    const publish = () => ask(api, person, 'POST', `imports/${id}/publish`, { key })
    const first = publish().catch(() => undefined)
    // From the very beginning on; the last comes right after the answer.
    await (kill < kills ? wait((whole * (kill - 1)) / kills) : first)
    await api.kill()
    await first
    await api.start()

    const kept = await countOf()
    const { body } = await ask(api, person, 'GET', `imports/${id}`)
    expect([kept, body.import.state]).toEqual(kept === 0 ? [0, 'draft'] : [rows, 'published'])
    outcomes.add(kept)
    // Whoever did not get an answer asks again, with the same key.
    const again = await publish()
    expect([again.status, await countOf()]).toEqual([200, rows])
    expect((await draft()).totals).toMatchObject({ new: 0, unchanged: rows, changeSeconds: 0 })
    await undo(id)
    expect(await countOf()).toBe(0)
  }
  expect([...outcomes].toSorted((a, b) => a - b)).toEqual([0, rows])
}

test('killed at one point after another of a publish, the database holds all rows of the import or none, and never one twice', async () => {
  await withApi(expectAllOrNone)
}, 900_000)

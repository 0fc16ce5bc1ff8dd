import { expect, test } from 'vitest'
import { openReceiver } from '../receiver.ts'
import { rounds } from '../rounds.ts'
import type { ApiProcess } from './api-process.ts'
import { withApi } from './with-api.ts'
import { logUntilAnswered, signUp, type Person, type Work } from './writer.ts'

const kills = rounds({ thorough: 20, quick: 2 })
const works: Work[] = Array.from({ length: 200 }, (_, n) => ({ key: `work-${n}`, seconds: 60 * (1 + (n % 7)) }))

type Event = { id: string; sequence: number; name: string }

async function ask(api: ApiProcess, { authorization }: Person, path: string, body?: object) {
  const headers = { authorization, ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(`${api.origin}/api/v1/${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, any>
}

/** Every event of the workspace in order. */
async function eventsOf(api: ApiProcess, person: Person): Promise<Event[]> {
  const found: Event[] = []
  for (let more = true; more;) {
    const { items } = (await ask(api, person, `events?limit=200&after=${found.at(-1)?.sequence ?? 0}`)) as { items: Event[] }
    found.push(...items)
    more = items.length > 0
  }
  return found
}

/** Four writers log everything while the api is killed and started again, also between two deliveries. */
async function logThroughKills(api: ApiProcess, person: Person, countTold: () => number) {
  const waiting = [...works]
  let acknowledged = 0
  const writer = async () => {
    for (let work = waiting.shift(); work; work = waiting.shift()) {
      await logUntilAnswered(api, person, work)
      acknowledged++
    }
  }
  const killer = async () => {
    for (let kill = 1; kill <= kills; kill++) {
      await expect.poll(() => acknowledged, { timeout: 60_000, interval: 1 }).toBeGreaterThanOrEqual((kill * 190) / kills)
      // While something was written that was not told yet, wherever that can be met.
      await expect.poll(() => acknowledged >= countTold() || waiting.length === 0, { timeout: 60_000, interval: 1 }).toBe(true)
      await api.kill()
      await api.start()
    }
  }
  await Promise.all([killer(), ...Array.from({ length: 4 }, writer)])
}

test('killed again and again while it delivers, the server tells each committed event at least once, under one id, and none that never was', async () => {
  const receiver = await openReceiver()
  try {
    await withApi(
      async (api) => {
        const person = await signUp(api, 'admin')
        await ask(api, person, 'webhooks', { name: 'Finance', url: `${receiver.url}/hook` })
        const toldIds = () => new Set(receiver.received.map(({ body }) => body.data.eventId as string))
        await logThroughKills(api, person, () => toldIds().size)
        const events = (await eventsOf(api, person)).filter(({ name }) => /^(entry\.logged|balance\.threshold)$/.test(name))
        expect(events.filter(({ name }) => name === 'entry.logged')).toHaveLength(works.length)
        // What was on its way when the server was killed is sent again once its lease is over.
        await expect.poll(() => toldIds().size, { timeout: 120_000 }).toBe(events.length)
        expect([...toldIds()].toSorted()).toEqual(events.map(({ id }) => id).toSorted())
        const pairs = new Set(
          receiver.received.map(({ headers, body }) => `${body.data.eventId} ${String(headers['webhook-id'])} ${body.data.sequence}`),
        )
        expect(pairs.size).toBe(events.length)
        const all = await eventsOf(api, person)
        expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, n) => n + 1))
      },
      { WEBHOOKS_ALLOW_PRIVATE: 'on' },
    )
  } finally {
    await receiver.close()
  }
}, 600_000)

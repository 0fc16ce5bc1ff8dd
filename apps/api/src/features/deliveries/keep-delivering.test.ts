import type { ServerResponse } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { listening } from '../../../test/listening.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { openReceiver } from '../../../test/receiver.ts'
import { openOutbound } from '../../platform/outbound/open-outbound.ts'
import { keepDelivering } from './keep-delivering.ts'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function aReceiver() {
  const receiver = await openReceiver()
  opened.push(receiver.close)
  return receiver
}

/** A server that delivers by itself, and waits for answers as long as the product does. */
async function delivering({ delivering }: Awaited<ReturnType<typeof listening>>) {
  const { database } = await workerDatabase()
  const faults: unknown[] = []
  const kept = keepDelivering({ ...delivering, database, outbound: openOutbound({ allowPrivate: true }) }, (error) => faults.push(error))
  // Also when the test fails: who goes on delivering would take what later tests deliver.
  opened.push(kept.stop)
  const stop = async () => {
    await kept.stop()
    expect(faults).toEqual([])
  }
  return { stop }
}

test('what happens is told without anybody asking, and so is a test', async () => {
  const receiver = await aReceiver()
  const { log, owner, told, webhookPath, ...cast } = await listening(receiver)
  const { stop } = await delivering({ log, owner, told, webhookPath, ...cast })
  await log()
  await expect.poll(() => told().length).toBe(1)
  await owner.post('/api/v1/clients').send({ name: 'Kestrel Foods' })
  await expect.poll(() => told().length).toBe(2)
  await owner.post(`${webhookPath}/ping`)
  await expect.poll(() => told().length).toBe(3)
  expect(told().map(({ body }) => body.type)).toEqual(['entry.logged', 'client.added', 'webhook.ping'])
  await stop()
})

test('who never answers holds up nobody else, and is asked by few at once', async () => {
  const [healthy, dead] = [await aReceiver(), await aReceiver()]
  const hanging: ServerResponse[] = []
  dead.box.answer = (response) => void hanging.push(response)
  const cast = await listening(healthy, { events: ['entry.logged'] })
  const { owner, log, told } = cast
  await owner.post('/api/v1/webhooks').send({ name: 'Dead', url: dead.url, events: ['entry.logged'] })
  const { stop } = await delivering(cast)
  for (let n = 0; n < 20; n++) await log()
  await expect.poll(() => told().length).toBe(20)
  // The first to be asked still hangs: nobody waited for it.
  expect(hanging.length).toBeGreaterThan(0)
  expect(hanging.length).toBeLessThanOrEqual(4)
  expect(hanging.every(({ destroyed }) => !destroyed)).toBe(true)
  await dead.close()
  await stop()
})

test('stopped, it waits for what is on its way and begins nothing more', async () => {
  const receiver = await aReceiver()
  const hanging: ServerResponse[] = []
  receiver.box.answer = (response) => void hanging.push(response)
  const cast = await listening(receiver, { events: ['entry.logged'] })
  const { log, deliveries, told } = cast
  const { stop } = await delivering(cast)
  await log()
  await expect.poll(() => hanging.length).toBe(1)
  const stopped = stop()
  await log()
  hanging[0]!.writeHead(204).end()
  await stopped
  expect(told()).toHaveLength(1)
  expect(await deliveries()).toMatchObject([{ state: 'delivered', tries: 1 }])
})

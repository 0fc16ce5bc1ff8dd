import { inject, expect, onTestFinished, test, vi } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { movingClock, serveApp } from '../../../test/serve-app.ts'
import { studio } from '../../../test/studio.ts'
import { openDatabase } from '../../platform/database/open.ts'

type Message = { event?: string; id?: string; data?: string; comment?: string; at: number }

/** Opens a stream as a browser does and hands out what arrives, message by message; undefined when the stream has ended. */
async function watch(origin: string, token: string) {
  const abort = new AbortController()
  onTestFinished(() => abort.abort())
  const response = await fetch(`${origin}/api/v1/public/balances/${token}/events`, { signal: abort.signal })
  const chunks = response.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]()
  let text = ''
  async function next(): Promise<Message | undefined> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const fields = lines.map((line) => (line.startsWith(':') ? ['comment', line] : (/^(\w+): (.*)$/.exec(line) ?? []).slice(1)))
        return { ...(Object.fromEntries(fields) as Omit<Message, 'at'>), at: performance.now() }
      }
      const { value, done } = await chunks.next()
      if (done) return undefined
      text += value
    }
  }
  async function nextOf(event: string): Promise<Message | undefined> {
    for (;;) {
      const message = await next()
      if (!message || message.event === event) return message
    }
  }
  return { response, next, nextOf, balance: async () => JSON.parse((await nextOf('balance'))!.data!).balance as { usedSeconds: number } }
}

test('who opens the stream is told the whole balance at once, numbered by its version', async () => {
  const { origin, share, log, nobody } = await studio()
  await log({ duration: '5h' })
  const { token } = await share()
  const { response, next } = await watch(origin, token)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(await next()).toHaveProperty('retry')
  const snapshot = await next()
  const { body } = await nobody.get(`/api/v1/public/balances/${token}`)
  expect([snapshot!.event, snapshot!.id]).toEqual(['balance', String(body.version)])
  expect(JSON.parse(snapshot!.data!)).toEqual(body)
})

test('an entry reaches every open page within a second, and versions only go up', async () => {
  const { origin, share, log } = await studio()
  const [{ token }, other] = [await share('CTO'), await share('CFO')]
  const streams = await Promise.all([watch(origin, token), watch(origin, token), watch(origin, other.token)])
  await Promise.all(streams.map(({ nextOf }) => nextOf('balance')))
  const started = performance.now()
  await log({ duration: '3h' })
  const heard = await Promise.all(streams.map(({ nextOf }) => nextOf('balance')))
  for (const message of heard) {
    expect(JSON.parse(message!.data!).balance.usedSeconds).toBe(3 * 3600)
    expect(message!.at - started).toBeLessThan(1000)
  }
  await log({ duration: '1h' })
  const later = await Promise.all(streams.map(({ nextOf }) => nextOf('balance')))
  later.forEach((message, n) => expect(Number(message!.id)).toBeGreaterThan(Number(heard[n]!.id)))
})

test('work on one retainer is not told to those who watch another', async () => {
  const { origin, owner, share, log } = await studio()
  const { body } = await owner.post('/api/v1/retainers').send({ clientName: 'Orla', name: 'R', capHours: 5, startsOn: '2026-07-01' })
  const link = await owner.post(`/api/v1/retainers/${body.retainer.id}/share-links`).send({ name: 'CIO' })
  const orla = await watch(origin, (link.body.shareLink.url as string).split('/').at(-1)!)
  await orla.nextOf('balance')
  await log({ duration: '3h' })
  const own = { workedOn: '2026-07-06', duration: '1h', description: 'Call' }
  await owner.post(`/api/v1/retainers/${body.retainer.id}/entries`).send(own)
  expect((await orla.balance()).usedSeconds).toBe(3600)
  expect((await watch(origin, (await share()).token)).response.status).toBe(200)
})

test.each([
  ['revoked', ({ owner, link }: Ended) => owner.delete(`/api/v1/share-links/${link.id}`)],
  ['rotated', ({ owner, link }: Ended) => owner.post(`/api/v1/share-links/${link.id}/rotate`)],
  ['past its last day', ({ owner, link }: Ended) => owner.patch(`/api/v1/share-links/${link.id}`).send({ expiresOn: '2026-07-13' })],
  ['without its retainer', ({ owner, retainer }: Ended) => owner.delete(`/api/v1/retainers/${retainer.id}`)],
])('an open page whose link is %s is told so within two seconds, and the stream ends', async (_, end) => {
  const cast = await studio()
  const link = await cast.share()
  const { nextOf, next } = await watch(cast.origin, link.token)
  await nextOf('balance')
  const started = performance.now()
  await end({ ...cast, link })
  const word = await nextOf('revoked')
  expect(word!.at - started).toBeLessThan(2000)
  expect(await next()).toBe(undefined)
})
type Ended = Pick<Awaited<ReturnType<typeof studio>>, 'owner' | 'retainer'> & { link: { id: string } }

test('a link that opens nothing is refused before any stream begins', async () => {
  const { origin, owner, share } = await studio()
  const { id, token } = await share()
  await owner.delete(`/api/v1/share-links/${id}`)
  expect((await watch(origin, token)).response.status).toBe(410)
  expect((await watch(origin, 'nothing')).response.status).toBe(404)
})

test('a quiet stream gives a sign of life every 15 seconds, and at midnight the new day', async () => {
  const { share, clock } = await studio()
  const { token } = await share()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const own = movingClock('2026-07-31T23:59:50Z')
  const served = await serveApp((await workerDatabase()).database, own)
  const { next, nextOf } = await watch(served.origin, token)
  expect(JSON.parse((await nextOf('balance'))!.data!).balance.cycle.startsOn).toBe('2026-07-01')
  vi.advanceTimersByTime(15_000)
  expect((await next())!.comment).toBe(':')
  own.at = new Date('2026-08-01T00:00:05Z')
  vi.advanceTimersByTime(15_000)
  expect(JSON.parse((await nextOf('balance'))!.data!).balance.cycle.startsOn).toBe('2026-08-01')
  await served.close()
  expect(clock.at.toISOString()).toBe('2026-07-14T16:20:00.000Z')
})

test('a server that stops ends its streams and asks the pages to come back, not all at once', async () => {
  const { share } = await studio()
  const { token } = await share()
  const served = await serveApp((await workerDatabase()).database, movingClock('2026-07-14T16:20:00Z'))
  const { nextOf, next } = await watch(served.origin, token)
  await nextOf('balance')
  const closing = served.close()
  expect(Number(((await next()) as { retry?: string }).retry)).toBeGreaterThanOrEqual(500)
  expect(await next()).toBe(undefined)
  await closing
})

// The embedded database belongs to one process; on Postgres there may be many.
if ('server' in inject('prepared')) {
  test('what is written through one process reaches the pages of another within a second', async () => {
    const { origin, share, log, owner } = await studio()
    const link = await share()
    const { databaseUrl } = await workerDatabase()
    const other = await openDatabase({ databaseUrl, dataDir: '', log: () => {} })
    const served = await serveApp(other, movingClock('2026-07-14T16:20:00Z'))
    const streams = await Promise.all([watch(origin, link.token), watch(served.origin, link.token)])
    await Promise.all(streams.map(({ nextOf }) => nextOf('balance')))
    const started = performance.now()
    await log({ duration: '3h' })
    for (const { nextOf } of streams) {
      const heard = await nextOf('balance')
      expect(JSON.parse(heard!.data!).balance.usedSeconds).toBe(3 * 3600)
      expect(heard!.at - started).toBeLessThan(1000)
    }
    await owner.delete(`/api/v1/share-links/${link.id}`)
    for (const { nextOf } of streams) expect(await nextOf('revoked')).toBeDefined()
    await served.close()
    await other.close()
  })
}

import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'
import type { Deps } from '../../platform/context.ts'
import { ready } from '../../platform/assets.ts'
import { problems } from '../../platform/problem.ts'
import { linkOpener, type OpenedLink } from '../share-links/open-link.ts'
import type { ReadyBalance } from './ready-balances.ts'
import { watchBalances } from './watchers.ts'

const link: OpenedLink = {
  workspaceId: 'w',
  linkId: 'l',
  tokenHash: 'h',
  retainerId: 'r',
  version: 1,
  timeZone: 'UTC',
  today: '2026-07-14',
  lastOpenedOn: null,
  audience: 'full' as const,
  passwordHash: null,
  pendingSeconds: null,
}
const deps = { clock: { now: () => new Date('2026-07-14T16:20:00Z') }, live: { listen: () => {}, onGap: () => {} } } as unknown as Deps
const versionOf = (version: number) =>
  ({ balance: { version }, etag: '', json: ready('application/json', `${version}`) }) as unknown as ReadyBalance

const fail = (error: unknown) => {
  throw error
}

/** A reader's end of a stream that takes, or has not taken, what it was sent. */
function reader(writableLength = 0) {
  const sent: string[] = []
  const seen = { sent, isGone: false }
  const response = {
    writableLength,
    on: () => {},
    writeHead: () => {},
    write: (text: string | Buffer) => sent.push(String(text)),
    end: () => (seen.isGone = true),
    destroy: () => (seen.isGone = true),
  }
  return { seen, response: response as unknown as ServerResponse }
}

test('a reader that has stopped taking anything is let go, the others are not', async () => {
  const watchers = watchBalances(
    deps,
    async () => link,
    async () => versionOf(1),
    () => {},
  )
  const [stalled, awake] = [reader(256 * 1024 + 1), reader()]
  await watchers.add('t', link, stalled.response)
  await watchers.add('t', link, awake.response)
  watchers.close()
  expect(stalled.seen).toEqual({ sent: [], isGone: true })
  expect(awake.seen.sent.at(-1)).toBe('id: 1\nevent: balance\ndata: 1\n\n')
})

test('a reader is never shown an older balance after a newer one', async () => {
  const { share } = await studio()
  const { token } = await share()
  const { database } = await workerDatabase()
  let change = (_workspaceId: string, _retainerId: string) => {}
  const live = { onGap: () => {}, listen: (listener: typeof change) => (change = listener) }
  const slow = Promise.withResolvers<ReadyBalance>()
  const readings = [slow.promise, Promise.resolve(versionOf(2))]
  const given = { ...deps, database, live } as unknown as Deps
  const watchers = watchBalances(given, linkOpener(given), () => readings.shift()!, fail)
  const { seen, response } = reader()
  const added = watchers.add(token, link, response)
  change(link.workspaceId, link.retainerId)
  await expect.poll(() => seen.sent.at(-1)).toContain('id: 2')
  slow.resolve(versionOf(1))
  await added
  watchers.close()
  expect(seen.sent.filter((text) => text.includes('id: '))).toEqual(['id: 2\nevent: balance\ndata: 2\n\n'])
})

test('a stream whose first balance cannot be read ends, so that the page comes back', async () => {
  const said: unknown[] = []
  const watchers = watchBalances(
    deps,
    async () => link,
    () => Promise.reject(new Error('away')),
    (error) => said.push(error),
  )
  const { seen, response } = reader()
  await watchers.add('t', link, response)
  watchers.close()
  expect([seen.isGone, String(said[0])]).toEqual([true, 'Error: away'])
})

test('a link that was revoked on the way to its stream is told so', async () => {
  const watchers = watchBalances(
    deps,
    () => Promise.reject(problems.linkRevoked()),
    async () => versionOf(1),
    fail,
  )
  const said: string[] = []
  const { response } = reader()
  Object.assign(response, { end: (text: string) => said.push(text) })
  await watchers.add('t', link, response)
  watchers.close()
  expect(said[0]).toBe('event: revoked\ndata: {}\n\n')
})

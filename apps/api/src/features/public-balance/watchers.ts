import type { ServerResponse } from 'node:http'
import { todayIn } from '../../platform/clock.ts'
import type { Deps } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import type { OpenedLink, OpenLink } from '../share-links/open-link.ts'
import type { ReadyBalances } from './ready-balances.ts'

const heartbeatMs = 15_000
const stalledBytes = 256 * 1024

const revoked = 'event: revoked\ndata: {}\n\n'
const isRefusal = (error: unknown) => error instanceof Problem && error.details.status < 500

type Watcher = { response: ServerResponse; version: number }
/** Everyone who watches one link. */
type Room = { link: OpenedLink; token: string; watchers: Set<Watcher>; isReading: boolean; isStale: boolean }

export type Watchers = { add: (token: string, link: OpenedLink, response: ServerResponse) => Promise<void>; close: () => void }

/**
 * The streams of open client pages. After a change the balance is read once for all who watch a link; each gets it whole,
 * with the retainer's version as its id, so nothing that was missed matters. Who cannot keep up is let go and comes back.
 */
export function watchBalances(deps: Deps, openLink: OpenLink, readyBalance: ReadyBalances, log: (error: unknown) => void): Watchers {
  const rooms = new Map<string, Room>()
  const heart = setInterval(beat, heartbeatMs)
  heart.unref()
  deps.live.listen((workspaceId, retainerId) => {
    for (const room of rooms.values()) if (room.link.retainerId === retainerId && room.link.workspaceId === workspaceId) void refresh(room)
  })
  deps.live.onGap(() => rooms.forEach((room) => void refresh(room)))

  // At midnight a cycle may reset and a link may expire, though nobody changed anything.
  function beat() {
    for (const room of rooms.values()) {
      for (const watcher of room.watchers) send(watcher, ':\n\n')
      if (todayIn(deps.clock, room.link.timeZone) !== room.link.today) void refresh(room)
    }
  }

  function send({ response }: Watcher, text: string | Buffer) {
    if (response.writableLength > stalledBytes) response.destroy()
    else response.write(text)
  }

  async function tell(room: Room, watchers: Iterable<Watcher>) {
    const { balance, json } = await readyBalance(room.link)
    const text = Buffer.concat([Buffer.from(`id: ${balance.version}\nevent: balance\ndata: `), json.plain, Buffer.from('\n\n')])
    for (const watcher of watchers) {
      // Two readings may overlap; who has the newer one is not shown the older.
      if (balance.version < watcher.version) continue
      watcher.version = balance.version
      send(watcher, text)
    }
  }

  // Changes that arrive while one is being read are answered by one more reading.
  async function refresh(room: Room) {
    room.isStale = true
    if (room.isReading) return
    room.isReading = true
    try {
      while (room.isStale) {
        room.isStale = false
        const link = await openLink(room.token)
        // Who has not given the new password comes back, and is asked for it.
        if (link.passwordHash !== room.link.passwordHash) return end(room, '')
        room.link = link
        await tell(room, room.watchers)
      }
    } catch (error) {
      if (isRefusal(error)) end(room, revoked)
      else log(error)
    } finally {
      room.isReading = false
    }
  }

  function end(room: Room, word: string) {
    for (const { response } of room.watchers) response.end(word)
    rooms.delete(room.token)
  }

  return {
    add: async (token, link, response) => {
      const room = rooms.get(token) ?? { link, token, watchers: new Set<Watcher>(), isReading: false, isStale: false }
      rooms.set(token, room)
      room.link = link
      const watcher = { response, version: 0 }
      room.watchers.add(watcher)
      response.on('close', () => {
        room.watchers.delete(watcher)
        if (room.watchers.size === 0 && rooms.get(token) === room) rooms.delete(token)
      })
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      send(watcher, `retry: ${1000 + Math.floor(Math.random() * 2000)}\n\n`)
      // Opened once more, now that changes reach this room: it may have been revoked on the way here. The stream has begun, so
      // a failure can only end it; the page comes back by itself.
      try {
        const { passwordHash } = room.link
        room.link = await openLink(token)
        if (room.link.passwordHash !== passwordHash) return end(room, '')
        await tell(room, [watcher])
      } catch (error) {
        if (isRefusal(error)) return void response.end(revoked)
        log(error)
        response.end()
      }
    },
    close: () => {
      clearInterval(heart)
      rooms.forEach((room) => end(room, `retry: ${500 + Math.floor(Math.random() * 3000)}\n\n`))
    },
  }
}

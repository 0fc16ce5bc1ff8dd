// Writes that stand on the screen before the server has answered. The log and the balance move together, and go back together when it refuses.

import { type Entry, type LoggedEntry, logEntry, removeEntry } from '@hourtab/contract/entries'
import { ask, keys, queryClient } from '../../api.ts'
import type { NewWork } from './entries.ts'
import { heldEntry, hideEntry, pendingEntry, settleEntry, showEntry } from './log-cache.ts'

/** Logs work; `key` makes it one entry however often it is sent. Throws what the server refused, with the screen as it was. */
export function logAtOnce(retainerId: string, { key, ...work }: NewWork & { key: string }): Promise<Entry> {
  const pending = pendingEntry(retainerId, key, work)
  return shown(retainerId, pending, { show: showEntry, takeBack: hideEntry }, async () => {
    const { entry } = await ask(logEntry, { params: { retainerId }, body: work, idempotencyKey: key })
    settleEntry(pending, entry)
    return entry
  })
}

/** Removes an entry; if the server refuses, it comes back. */
export function removeAtOnce(retainerId: string, entryId: string): Promise<void> {
  const entry = heldEntry(retainerId, entryId)
  return shown(retainerId, entry, { show: hideEntry, takeBack: showEntry }, async () => {
    await ask(removeEntry, { params: { entryId } })
  })
}

/** Reads again everything that an entry moves. */
export function refreshLog(retainerId: string): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

type Moves = Record<'show' | 'takeBack', (entry: LoggedEntry) => void>
const underWay = new Map<string, number>()

async function shown<T>(retainerId: string, entry: LoggedEntry | undefined, { show, takeBack }: Moves, send: () => Promise<T>): Promise<T> {
  underWay.set(retainerId, (underWay.get(retainerId) ?? 0) + 1)
  // An answer that was asked for before this write would not know of it.
  const moved = [keys.entries(retainerId), keys.balance(retainerId), keys.cycles(retainerId), keys.retainers]
  await Promise.all(moved.map((queryKey) => queryClient.cancelQueries({ queryKey })))
  if (entry) show(entry)
  try {
    return await send()
  } catch (error) {
    if (entry) takeBack(entry)
    throw error
  } finally {
    const left = (underWay.get(retainerId) ?? 1) - 1
    underWay.set(retainerId, left)
    // While another write is on its way, the server's figures would hide it again.
    if (left === 0) void refreshLog(retainerId)
  }
}

import type { LoggedEntry } from '@hourtab/contract/entries'
import type { InfiniteData } from '@tanstack/react-query'
import { keys, queryClient } from '../../api.ts'
import type { LogFilter, NewWork } from './entries.ts'

type Page = { items: LoggedEntry[]; nextCursor: string | null }
type Log = InfiniteData<Page, string | undefined>

/** Whether an entry is only on this screen so far. */
export const isPending = ({ id }: { id: string }) => id.startsWith('pending-')

/** Remembers every page of a work log that is held; the function it answers puts them back. */
export function keepLogs(retainerId: string): () => void {
  const held = queryClient.getQueriesData<Log>({ queryKey: keys.entries(retainerId) })
  return () => {
    for (const [key, log] of held) queryClient.setQueryData(key, log)
  }
}

export function dropFromLogs(retainerId: string, entryId: string) {
  queryClient.setQueriesData<Log>(
    { queryKey: keys.entries(retainerId) },
    (log) => log && mapItems(log, (items) => items.filter(({ id }) => id !== entryId)),
  )
}

/** Puts an entry where it belongs in every log that would list it. */
export function addToLogs(retainerId: string, entry: LoggedEntry) {
  for (const [key, log] of queryClient.getQueriesData<Log>({ queryKey: keys.entries(retainerId) })) {
    const filter = key.at(-1) as LogFilter
    if (log && wouldList(filter, entry)) queryClient.setQueryData<Log>(key, place(log, entry))
  }
}

function wouldList({ from, to, vendor, workType, q }: LogFilter, entry: LoggedEntry): boolean {
  return !q && !vendor && !workType && (!from || from <= entry.workedOn) && (!to || entry.workedOn <= to)
}

function place(log: Log, entry: LoggedEntry): Log {
  let isPlaced = false
  const placed = mapItems(log, (items) => {
    if (isPlaced) return items
    const at = items.findIndex(({ workedOn }) => workedOn <= entry.workedOn)
    if (at < 0) return items
    isPlaced = true
    return items.toSpliced(at, 0, { ...entry, runningBalanceSeconds: (items[at]?.runningBalanceSeconds ?? 0) - entry.seconds })
  })
  if (isPlaced) return placed
  return mapItems(log, (items, isLast) => (isLast ? [...items, entry] : items))
}

const mapItems = (log: Log, change: (items: LoggedEntry[], isLast: boolean) => LoggedEntry[]): Log => ({
  ...log,
  pages: log.pages.map((page, at) => ({ ...page, items: change(page.items, at === log.pages.length - 1) })),
})

/** What an entry looks like until the server has answered. */
export const pendingEntry = (retainerId: string, key: string, work: NewWork): LoggedEntry => ({
  id: `pending-${key}`,
  retainerId,
  workedOn: work.workedOn,
  seconds: work.seconds,
  description: work.description,
  workType: work.workType ?? 'other',
  vendor: work.vendor ?? null,
  project: null,
  billable: true,
  privateNote: null,
  source: 'hand',
  importId: null,
  loggedAt: new Date().toISOString(),
  runningBalanceSeconds: 0,
})

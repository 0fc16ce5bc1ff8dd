import type { Entry, LoggedEntry } from '@hourtab/contract/entries'
import type { InfiniteData } from '@tanstack/react-query'
import { keys, queryClient } from '../../api.ts'
import { countedSeconds, countsIn, heldLine, moveBalances } from '../balance/held-balances.ts'
import type { LogFilter, NewWork } from './entries.ts'

type Page = { items: LoggedEntry[]; nextCursor: string | null }
type Log = InfiniteData<Page, string | undefined>

/** Whether an entry is only on this screen so far. */
export const isPending = ({ id }: { id: string }) => id.startsWith('pending-')

/** Puts an entry where it belongs in every log that would list it, and into the balances. */
export function showEntry(entry: LoggedEntry): void {
  for (const [key, log] of logsOf(entry)) {
    if (log && wouldList(key.at(-1) as LogFilter, entry)) queryClient.setQueryData<Log>(key, place(log, entry))
  }
  moveBalances(entry.retainerId, entry, 1, latestDay(entry))
}

/** Takes an entry out of every log, and out of the balances. */
export function hideEntry(entry: LoggedEntry): void {
  for (const [key, log] of logsOf(entry)) if (log) queryClient.setQueryData<Log>(key, remove(log, entry))
  moveBalances(entry.retainerId, entry, -1, latestDay(entry))
}

/** The entry as the server has it takes the place of the one that stood for it. */
export function settleEntry(pending: LoggedEntry, entry: Entry): void {
  for (const [key, log] of logsOf(pending)) {
    const swap = (shown: LoggedEntry) =>
      shown.id === pending.id ? { ...entry, runningBalanceSeconds: shown.runningBalanceSeconds } : shown
    if (log)
      queryClient.setQueryData<Log>(
        key,
        mapItems(log, (items) => items.map(swap)),
      )
  }
}

/** An entry that is in a log on this screen. */
export function heldEntry(retainerId: string, entryId: string): LoggedEntry | undefined {
  const logs = logsOf({ retainerId }).flatMap(([, log]) => log?.pages ?? [])
  return logs.flatMap(({ items }) => items).find(({ id }) => id === entryId)
}

const logsOf = ({ retainerId }: { retainerId: string }) => queryClient.getQueriesData<Log>({ queryKey: keys.entries(retainerId) })

function wouldList({ cycle, from, to, vendor, workType, q }: LogFilter, entry: LoggedEntry): boolean {
  return (
    !q &&
    !vendor &&
    !workType &&
    (!cycle || cycle === entry.cycleStartsOn) &&
    (!from || from <= entry.workedOn) &&
    (!to || entry.workedOn <= to)
  )
}

// The latest day in the log of an entry's cycle: null when the log is empty, undefined when it is not held.
function latestDay(entry: LoggedEntry): string | null | undefined {
  const log = logsOf(entry).find(([key, held]) => held && wouldList(key.at(-1) as LogFilter, entry))?.[1]
  if (!log) return undefined
  const items = log.pages.flatMap((page) => page.items)
  return items.find(({ cycleStartsOn }) => cycleStartsOn === entry.cycleStartsOn)?.workedOn ?? null
}

function place(log: Log, entry: LoggedEntry): Log {
  const all = log.pages.flatMap(({ items }) => items)
  const at = all.findIndex((other) => placeOf(other) <= placeOf(entry))
  const [above, below] = at < 0 ? [all, undefined] : [all.slice(0, at), all[at]]
  const placed = { ...entry, runningBalanceSeconds: leftBelow(entry, below) - countedSeconds(entry.retainerId, entry) }
  const last = log.pages.length - 1
  return mapItems(shift(log, entry, above, -1), (items, page) => {
    const here = below ? items.findIndex(({ id }) => id === below.id) : page === last ? items.length : -1
    return here < 0 ? items : items.toSpliced(here, 0, placed)
  })
}

function remove(log: Log, entry: LoggedEntry): Log {
  const all = log.pages.flatMap(({ items }) => items)
  const at = all.findIndex(({ id }) => id === entry.id)
  if (at < 0) return log
  return mapItems(shift(log, entry, all.slice(0, at), 1), (items) => items.filter(({ id }) => id !== entry.id))
}

// What was left before an entry: what the one below it in its cycle left, or all that the cycle has.
function leftBelow({ retainerId, cycleStartsOn }: LoggedEntry, below: LoggedEntry | undefined): number {
  if (below?.cycleStartsOn === cycleStartsOn) return below.runningBalanceSeconds
  return heldLine(retainerId, cycleStartsOn)?.availableSeconds ?? 0
}

// The log is in the order of cycles, then of days: what came late stands in the cycle it counts in.
const placeOf = ({ cycleStartsOn, workedOn }: LoggedEntry) => `${cycleStartsOn} ${workedOn}`

// What was left after each later entry of the cycle changes with the one before it.
function shift(log: Log, entry: LoggedEntry, above: LoggedEntry[], times: 1 | -1): Log {
  const seconds = times * countedSeconds(entry.retainerId, entry)
  const later = new Set(above.filter(({ cycleStartsOn }) => cycleStartsOn === entry.cycleStartsOn).map(({ id }) => id))
  const lower = (of: LoggedEntry) => (later.has(of.id) ? { ...of, runningBalanceSeconds: of.runningBalanceSeconds + seconds } : of)
  return mapItems(log, (items) => items.map(lower))
}

const mapItems = (log: Log, change: (items: LoggedEntry[], page: number) => LoggedEntry[]): Log => ({
  ...log,
  pages: log.pages.map((page, at) => ({ ...page, items: change(page.items, at) })),
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
  project: work.project ?? null,
  billable: work.billable ?? true,
  cycleStartsOn: countsIn(retainerId, work.workedOn),
  late: false,
  corrects: null,
  privateNote: work.privateNote ?? null,
  source: 'hand',
  importId: null,
  editedSinceImport: false,
  loggedAt: new Date().toISOString(),
  runningBalanceSeconds: 0,
})

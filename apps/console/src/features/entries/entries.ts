import type { Call } from '@hourtab/contract/endpoint'
import { type Entry, type LoggedEntry, changeEntry, listEntries, logEntry, readEntry, removeEntry } from '@hourtab/contract/entries'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { ask, askTagged, keys, newKey, queryClient } from '../../api.ts'
import { addToLogs, dropFromLogs, keepLogs, pendingEntry } from './log-cache.ts'

export type LogFilter = { from?: string; to?: string; vendor?: string; workType?: Entry['workType']; q?: string }
export type NewWork = Call<typeof logEntry>['body'] & { seconds: number }

/** The work log, newest first, a page at a time. */
export const useEntries = (retainerId: string, filter: LogFilter, isReady = true) =>
  useInfiniteQuery({
    queryKey: [...keys.entries(retainerId), filter],
    queryFn: ({ pageParam, signal }) => ask(listEntries, { params: { retainerId }, query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: isReady,
  })

/** Logs work; it stands in the log at once, and is taken out again if the server refuses it. */
export const useLogEntry = (retainerId: string) =>
  useMutation({
    mutationFn: ({ key, ...body }: NewWork & { key: string }) => ask(logEntry, { params: { retainerId }, body, idempotencyKey: key }),
    onMutate: async ({ key, ...work }) => {
      await queryClient.cancelQueries({ queryKey: keys.entries(retainerId) })
      const restore = keepLogs(retainerId)
      addToLogs(retainerId, pendingEntry(retainerId, key, work))
      return restore
    },
    onError: (_error, _work, restore) => restore?.(),
    onSettled: () => refreshLog(retainerId),
  })

/** Logs lines one after the other, so that they keep their order; answers what became of each. */
export async function logInTurn(
  retainerId: string,
  works: (NewWork & { key: string })[],
  tell: (at: number, outcome: { entry: Entry } | { error: unknown }) => void,
) {
  for (const [at, { key, ...body }] of works.entries()) {
    try {
      const { entry } = await ask(logEntry, { params: { retainerId }, body, idempotencyKey: key })
      tell(at, { entry })
    } catch (error) {
      tell(at, { error })
    }
  }
  await refreshLog(retainerId)
}

/** One entry as it stands on the server now, with the tag that a change of it must name. */
export const useEntry = (entryId: string) =>
  useQuery({
    queryKey: ['entry', entryId],
    queryFn: async ({ signal }) => {
      const { answer, etag } = await askTagged(readEntry, { params: { entryId }, signal })
      return { entry: answer.entry, etag: etag ?? undefined }
    },
    staleTime: 0,
    gcTime: 0,
  })

export const useChangeEntry = ({ id, retainerId }: Entry) =>
  useMutation({
    mutationFn: ({ etag, ...body }: Call<typeof changeEntry>['body'] & { etag?: string }) =>
      ask(changeEntry, { params: { entryId: id }, body, ifMatch: etag }),
    onSuccess: () => refreshLog(retainerId),
  })

/** Removes an entry at once; if the server refuses, it comes back. */
export const useRemoveEntry = (retainerId: string) =>
  useMutation({
    mutationFn: ({ id }: Entry) => ask(removeEntry, { params: { entryId: id } }),
    onMutate: async ({ id }) => {
      await queryClient.cancelQueries({ queryKey: keys.entries(retainerId) })
      const restore = keepLogs(retainerId)
      dropFromLogs(retainerId, id)
      return restore
    },
    onError: (_error, _entry, restore) => restore?.(),
    onSettled: () => refreshLog(retainerId),
  })

/** Logs a removed entry again, with everything it said. */
export async function logAgain({ retainerId, ...entry }: Entry | LoggedEntry) {
  const { workedOn, seconds, description, workType, vendor, project, billable, privateNote } = entry
  const body = { workedOn, seconds, description, workType, vendor, project, billable, privateNote }
  await ask(logEntry, { params: { retainerId }, body, idempotencyKey: newKey() })
  await refreshLog(retainerId)
}

/** Takes back entries that were just logged. */
export async function unlog(retainerId: string, entryIds: string[]) {
  for (const entryId of entryIds) await ask(removeEntry, { params: { entryId } })
  await refreshLog(retainerId)
}

function refreshLog(retainerId: string) {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

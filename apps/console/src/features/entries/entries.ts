import type { Call } from '@hourtab/contract/endpoint'
import { type Entry, type LoggedEntry, changeEntry, listEntries, logEntry, readEntry } from '@hourtab/contract/entries'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { ask, askTagged, keys, newKey } from '../../api.ts'
import { logAtOnce, refreshLog, removeAtOnce } from './at-once.ts'

export type LogFilter = { cycle?: string; from?: string; to?: string; vendor?: string; workType?: Entry['workType']; q?: string }
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

/** Logs an entry that corrects one of a closed cycle. */
export const useCorrect = ({ id, retainerId }: Entry) =>
  useMutation({
    mutationFn: (body: NewWork) => ask(logEntry, { params: { retainerId }, body: { ...body, corrects: id }, idempotencyKey: newKey() }),
    onSuccess: () => refreshLog(retainerId),
  })

/** Logs a removed entry again, with everything it said. */
export function logAgain({ retainerId, ...entry }: LoggedEntry): Promise<Entry> {
  const { workedOn, seconds, description, workType, vendor, project, billable, privateNote } = entry
  return logAtOnce(retainerId, { key: newKey(), workedOn, seconds, description, workType, vendor, project, billable, privateNote })
}

/** Takes back entries that were just logged. */
export async function unlog(retainerId: string, entryIds: string[]): Promise<void> {
  for (const entryId of entryIds) await removeAtOnce(retainerId, entryId)
}

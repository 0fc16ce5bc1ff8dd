import { type AuditFilter, auditNouns, exportAudit, listAudit } from '@hourtab/contract/audit'
import { listMembers } from '@hourtab/contract/members'
import { isDay } from '@hourtab/domain/calendar'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { ask, keys } from '../../api.ts'
import { browserTimeZone } from '../../days.ts'

export type Wanted = Partial<Omit<AuditFilter, 'timeZone'>>

/** The audit, newest first, a page at a time; days are days where the browser stands. */
export const useAudit = (wanted: Wanted) =>
  useInfiniteQuery({
    queryKey: [...keys.audit, wanted],
    queryFn: ({ pageParam, signal }) => ask(listAudit, { query: { ...inZone(wanted), cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    // What was just done elsewhere in the console stands on top of it.
    staleTime: 0,
  })

export const useMembers = () => useQuery({ queryKey: keys.members, queryFn: () => ask(listMembers, {}) })

/** Where the same lines are as a file. */
export const addressOf = (wanted: Wanted): string => `${exportAudit.path}?${new URLSearchParams(inZone(wanted))}`

const inZone = (wanted: Wanted) => ({ ...wanted, timeZone: browserTimeZone() })

/** What is looked for, as the page's address has it; what cannot be looked for is left out. */
export function useWanted(): [Wanted, (change: Wanted) => void] {
  const [search, setSearch] = useSearchParams()
  const wanted = wantedIn(search)
  const change = (some: Wanted) =>
    setSearch(new URLSearchParams(given({ ...wanted, ...some })), { replace: true, preventScrollReset: true })
  return [wanted, change]
}

export function wantedIn(search: URLSearchParams): Wanted {
  const read = (name: keyof Wanted, isRight: (value: string) => boolean) => {
    const value = search.get(name)
    return value !== null && isRight(value) ? { [name]: value } : {}
  }
  const isNoun = (value: string) => Object.hasOwn(auditNouns, value)
  return { ...read('person', isId), ...read('what', isNoun), ...read('retainerId', isId), ...read('from', isDay), ...read('to', isDay) }
}

const isId = (value: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)

const given = (wanted: Wanted): Record<string, string> => Object.fromEntries(Object.entries(wanted).filter(([, value]) => value))

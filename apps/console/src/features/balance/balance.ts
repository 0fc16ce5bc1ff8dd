import { listCycles, readBalance } from '@hourtab/contract/balance'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ask, keys } from '../../api.ts'

/** The balance of the cycle that holds a day, by default today, with the lines that explain it. */
export const useBalance = (retainerId: string, on?: string) =>
  useQuery({
    queryKey: keys.balance(retainerId, on),
    queryFn: ({ signal }) => ask(readBalance, { params: { retainerId }, query: { on }, signal }),
    placeholderData: keepPreviousData,
  })

/** The newest year of cycles; those before are asked for when somebody looks further back. */
export const useCycles = (retainerId: string) =>
  useQuery({
    queryKey: keys.cycles(retainerId),
    queryFn: ({ signal }) => ask(listCycles, { params: { retainerId }, query: { limit: 12 }, signal }),
  })

/** The cycles before the newest, a page at a time from `cursor` on; none while there is no cursor. */
export const useEarlierCycles = (retainerId: string, cursor: string | null) =>
  useInfiniteQuery({
    queryKey: [...keys.cycles(retainerId), 'earlier', cursor],
    queryFn: ({ pageParam, signal }) => ask(listCycles, { params: { retainerId }, query: { cursor: pageParam }, signal }),
    initialPageParam: cursor ?? undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: cursor !== null,
  })

/** Every cycle, a page at a time, and those to come that hours are agreed for or borrowed from. */
export const useAllCycles = (retainerId: string) =>
  useInfiniteQuery({
    queryKey: [...keys.cycles(retainerId), 'coming'],
    queryFn: ({ pageParam, signal }) =>
      ask(listCycles, { params: { retainerId }, query: { coming: 'agreed', limit: 24, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

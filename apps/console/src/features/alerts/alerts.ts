import { listAlerts } from '@hourtab/contract/alerts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ask, keys } from '../../api.ts'

export const useAlerts = (retainerId: string) =>
  useInfiniteQuery({
    queryKey: keys.alerts(retainerId),
    queryFn: ({ pageParam, signal }) => ask(listAlerts, { params: { retainerId }, query: { limit: 20, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

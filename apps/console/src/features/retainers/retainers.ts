import { listClients } from '@hourtab/contract/clients'
import type { Call } from '@hourtab/contract/endpoint'
import { changeRetainer, createRetainer, listRetainers, readRetainer, removeRetainer } from '@hourtab/contract/retainers'
import { listTerms, removeTerms, setTerms } from '@hourtab/contract/terms'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask, askTagged, keys, queryClient } from '../../api.ts'

export const useRetainers = () =>
  useInfiniteQuery({
    queryKey: keys.retainers,
    queryFn: ({ pageParam, signal }) => ask(listRetainers, { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** One retainer, with the tag that a change of it must name. */
export const useRetainer = (retainerId: string) =>
  useQuery({
    queryKey: keys.retainer(retainerId),
    queryFn: async ({ signal }) => {
      const { answer, etag } = await askTagged(readRetainer, { params: { retainerId }, signal })
      return { retainer: answer.retainer, etag: etag ?? undefined }
    },
  })

export const useTerms = (retainerId: string) =>
  useQuery({ queryKey: keys.terms(retainerId), queryFn: () => ask(listTerms, { params: { retainerId } }) })

export const useClients = () => useQuery({ queryKey: keys.clients, queryFn: () => ask(listClients, { query: { limit: 200 } }) })

export function useCreateRetainer() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: Call<typeof createRetainer>['body']) => ask(createRetainer, { body }),
    onSuccess: ({ retainer }) => {
      void queryClient.invalidateQueries({ queryKey: keys.retainers })
      void queryClient.invalidateQueries({ queryKey: keys.clients })
      return navigate(`/retainers/${retainer.id}`, { replace: true })
    },
  })
}

export const useChangeRetainer = (retainerId: string) =>
  useMutation({
    mutationFn: ({ etag, ...body }: Call<typeof changeRetainer>['body'] & { etag?: string }) =>
      ask(changeRetainer, { params: { retainerId }, body, ifMatch: etag }),
    onSettled: () => refreshRetainer(retainerId),
  })

export const useSetTerms = (retainerId: string) =>
  useMutation({
    mutationFn: (body: Call<typeof setTerms>['body']) => ask(setTerms, { params: { retainerId }, body }),
    onSuccess: () => refreshRetainer(retainerId),
  })

export function useRemoveRetainer(retainerId: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => ask(removeRetainer, { params: { retainerId } }),
    onSuccess: async () => {
      await navigate('/retainers', { replace: true })
      queryClient.removeQueries({ queryKey: keys.retainer(retainerId) })
      return queryClient.invalidateQueries({ queryKey: keys.retainers })
    },
  })
}

export const useRemoveTerms = (retainerId: string) =>
  useMutation({
    mutationFn: (from: string) => ask(removeTerms, { params: { retainerId, from } }),
    onSuccess: () => refreshRetainer(retainerId),
  })

/** Has everything of a retainer that is on screen read again. */
export function refreshRetainer(retainerId: string) {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

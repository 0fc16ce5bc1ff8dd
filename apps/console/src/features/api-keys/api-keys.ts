import { createApiKey, listApiKeys, revokeApiKey } from '@hourtab/contract/api-keys'
import type { Call } from '@hourtab/contract/endpoint'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask, keys, queryClient } from '../../api.ts'
import { useRetainers } from '../retainers/retainers.ts'

export const useApiKeys = () => useQuery({ queryKey: keys.apiKeys, queryFn: () => ask(listApiKeys, {}) })

export const useCreateApiKey = () =>
  useMutation({
    mutationFn: (body: Call<typeof createApiKey>['body']) => ask(createApiKey, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.apiKeys }),
  })

export const useRevokeApiKey = () =>
  useMutation({
    mutationFn: (keyId: string) => ask(revokeApiKey, { params: { keyId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.apiKeys }),
  })

/** Every retainer by its id, with its client's name before its own; undefined until all are there. */
export function useRetainerNames(): ReadonlyMap<string, string> | undefined {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useRetainers()
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  if (!data || (hasNextPage && !isError)) return undefined
  return new Map(data.pages.flatMap(({ items }) => items.map(({ id, client, name }) => [id, `${client.name} · ${name}`] as const)))
}

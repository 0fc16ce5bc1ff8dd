import { createApiKey, listApiKeys, revokeApiKey } from '@hourtab/contract/api-keys'
import type { Call } from '@hourtab/contract/endpoint'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ask, keys, queryClient } from '../../api.ts'

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

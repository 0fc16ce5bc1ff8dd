import type { Call } from '@hourtab/contract/endpoint'
import { createShareLink, listShareLinks, revokeShareLink, rotateShareLink } from '@hourtab/contract/share-links'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ask, keys, queryClient } from '../../api.ts'

const refresh = (retainerId: string) => queryClient.invalidateQueries({ queryKey: keys.shareLinks(retainerId) })

export const useShareLinks = (retainerId: string) =>
  useQuery({ queryKey: keys.shareLinks(retainerId), queryFn: () => ask(listShareLinks, { params: { retainerId } }) })

export const useCreateShareLink = (retainerId: string) =>
  useMutation({
    mutationFn: (body: Call<typeof createShareLink>['body']) => ask(createShareLink, { params: { retainerId }, body }),
    onSuccess: () => refresh(retainerId),
  })

export const useRotateShareLink = (retainerId: string) =>
  useMutation({
    mutationFn: (linkId: string) => ask(rotateShareLink, { params: { linkId } }),
    onSuccess: () => refresh(retainerId),
  })

export const useRevokeShareLink = (retainerId: string) =>
  useMutation({
    mutationFn: (linkId: string) => ask(revokeShareLink, { params: { linkId } }),
    onSuccess: () => refresh(retainerId),
  })

import type { Call } from '@hourtab/contract/endpoint'
import {
  changeShareLink,
  createShareLink,
  listShareLinks,
  readShareLink,
  revokeShareLink,
  rotateShareLink,
} from '@hourtab/contract/share-links'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ask, askTagged, keys, queryClient } from '../../api.ts'

const refresh = (retainerId: string) => queryClient.invalidateQueries({ queryKey: keys.shareLinks(retainerId) })

export const useShareLinks = (retainerId: string) =>
  useQuery({ queryKey: keys.shareLinks(retainerId), queryFn: () => ask(listShareLinks, { params: { retainerId } }) })

export const useCreateShareLink = (retainerId: string) =>
  useMutation({
    mutationFn: (body: Call<typeof createShareLink>['body']) => ask(createShareLink, { params: { retainerId }, body }),
    onSuccess: () => refresh(retainerId),
  })

/** One link as it stands on the server now, with the tag that a change of it must name. */
export const useShareLink = (linkId: string) =>
  useQuery({
    queryKey: ['share-link', linkId],
    queryFn: async ({ signal }) => {
      const { answer, etag } = await askTagged(readShareLink, { params: { linkId }, signal })
      return { shareLink: answer.shareLink, etag: etag ?? undefined }
    },
    staleTime: 0,
    gcTime: 0,
  })

export const useChangeShareLink = (retainerId: string, linkId: string) =>
  useMutation({
    mutationFn: ({ etag, ...body }: Call<typeof changeShareLink>['body'] & { etag?: string }) =>
      ask(changeShareLink, { params: { linkId }, body, ifMatch: etag }),
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

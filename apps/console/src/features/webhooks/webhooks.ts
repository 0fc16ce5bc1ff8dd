import { listDeliveries, pingWebhook, readDelivery, redeliver, redeliverRange } from '@hourtab/contract/deliveries'
import type { Call } from '@hourtab/contract/endpoint'
import {
  changeWebhook,
  createWebhook,
  listWebhooks,
  readWebhook,
  removeWebhook,
  rotateSecret,
  type DeliveryState,
} from '@hourtab/contract/webhooks'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { ask, askTagged, keys, queryClient } from '../../api.ts'

// What is on its way becomes something else without anybody here doing anything.
const lookAgainMs = 4000
const waitingMs = 400

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.webhooks })

export const useWebhooks = () => useQuery({ queryKey: keys.webhooks, queryFn: () => ask(listWebhooks, {}) })

/** One webhook, with the tag that a change of it must name, and whether its old secret still signs. */
export const useWebhook = (webhookId: string) =>
  useQuery({
    queryKey: keys.webhook(webhookId),
    queryFn: async ({ signal }) => {
      const { answer, etag } = await askTagged(readWebhook, { params: { webhookId }, signal })
      const { webhook } = answer
      const isChangingOver = webhook.oldSecretUntil !== null && new Date(webhook.oldSecretUntil) > new Date()
      return { webhook, isChangingOver, etag: etag ?? undefined }
    },
    staleTime: 0,
    refetchInterval: lookAgainMs,
  })

export const useCreateWebhook = () =>
  useMutation({ mutationFn: (body: Call<typeof createWebhook>['body']) => ask(createWebhook, { body }), onSuccess: refresh })

export const useChangeWebhook = (webhookId: string) =>
  useMutation({
    mutationFn: ({ etag, ...body }: Call<typeof changeWebhook>['body'] & { etag?: string }) =>
      ask(changeWebhook, { params: { webhookId }, body, ifMatch: etag }),
    onSuccess: refresh,
  })

export const useRotateSecret = (webhookId: string) =>
  useMutation({ mutationFn: () => ask(rotateSecret, { params: { webhookId } }), onSuccess: refresh })

/** Removes a webhook; what is held of it is let go, because there is nothing to read again. */
export const useRemoveWebhook = (webhookId: string) =>
  useMutation({
    mutationFn: () => ask(removeWebhook, { params: { webhookId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.webhooks, exact: true }),
  })

/** What a webhook was told, newest first, a page at a time. */
export const useDeliveries = (webhookId: string, state: DeliveryState | undefined) =>
  useInfiniteQuery({
    queryKey: [...keys.webhook(webhookId), 'deliveries', state],
    queryFn: ({ pageParam, signal }) =>
      ask(listDeliveries, { params: { webhookId }, query: { state, cursor: pageParam, limit: 20 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: lookAgainMs,
  })

/** One delivery with its payload; while it waits, it is read again. */
export const useDelivery = (deliveryId: string, given: { isAwaited?: boolean } = {}) =>
  useQuery({
    queryKey: ['delivery', deliveryId],
    queryFn: ({ signal }) => ask(readDelivery, { params: { deliveryId }, signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (given.isAwaited && data?.delivery.state === 'waiting' ? waitingMs : false),
  })

export const usePingWebhook = (webhookId: string) =>
  useMutation({ mutationFn: () => ask(pingWebhook, { params: { webhookId } }), onSuccess: refresh })

export const useRedeliver = () =>
  useMutation({ mutationFn: (deliveryId: string) => ask(redeliver, { params: { deliveryId } }), onSuccess: refresh })

export const useRedeliverRange = (webhookId: string) =>
  useMutation({
    mutationFn: (body: Call<typeof redeliverRange>['body']) => ask(redeliverRange, { params: { webhookId }, body }),
    onSuccess: refresh,
  })

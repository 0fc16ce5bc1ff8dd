import { type Me, refresh } from '@hourtab/contract/accounts'
import { call, callTagged } from '@hourtab/contract/call'
import type { Answer, Call, Endpoint } from '@hourtab/contract/endpoint'
import { Refused } from '@hourtab/contract/problem'
import { QueryClient } from '@tanstack/react-query'
import { rememberSignIn } from './signed-in.ts'

export const keys = {
  me: ['me'],
  sessions: ['sessions'],
  apiKeys: ['api-keys'],
  webhooks: ['webhooks'],
  webhook: (id: string) => ['webhooks', id],
  audit: ['audit'],
  members: ['members'],
  clients: ['clients'],
  retainers: ['retainers'],
  retainer: (id: string) => ['retainer', id],
  terms: (id: string) => ['retainer', id, 'terms'],
  cycles: (id: string) => ['retainer', id, 'cycles'],
  grants: (id: string) => ['retainer', id, 'grants'],
  balance: (id: string, on?: string) => ['retainer', id, 'balance', ...(on ? [on] : [])],
  alerts: (id: string) => ['retainer', id, 'alerts'],
  entries: (id: string) => ['retainer', id, 'entries'],
  shareLinks: (id: string) => ['retainer', id, 'share-links'],
  statements: (id: string) => ['retainer', id, 'statements'],
  statement: (id: string) => ['statement', id],
  imports: (id: string) => ['retainer', id, 'imports'],
  import: (id: string) => ['import', id],
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => !(error instanceof Refused) && failures < 2 },
    // A write that cannot reach the server fails at once and says so; it never waits unseen for the network.
    mutations: { networkMode: 'always' },
  },
})

/** Takes note of who is signed in, or that nobody is. */
export function holdMe(me: Me | null): void {
  rememberSignIn(me !== null)
  queryClient.setQueryData(keys.me, me)
}

/** Calls an endpoint as whoever is signed in; throws `Refused` with what the server said. */
export async function ask<E extends Endpoint>(e: E, given: Call<E>): Promise<Answer<E>> {
  return (await askTagged(e, given)).answer
}

/** The same, with the answer's ETag. */
export async function askTagged<E extends Endpoint>(e: E, given: Call<E>) {
  try {
    return await callTagged('', e, given)
  } catch (error) {
    if (e.access === 'open' || !isSignedOut(error)) throw error
    await renew()
    return await callTagged('', e, given)
  }
}

export const isSignedOut = (error: unknown) => error instanceof Refused && error.problem.status === 401

/** A new key for `Idempotency-Key`: a request sent twice with it acts once. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, '0')).join('')

let renewing: Promise<unknown> | undefined

// A refresh token works once: tabs take turns, and calls of one tab wait for the same renewal.
function renew() {
  renewing ??= inTurn(() => call('', refresh, {}))
    .catch((error) => {
      if (isSignedOut(error)) holdMe(null)
      throw error
    })
    .finally(() => (renewing = undefined))
  return renewing
}

const inTurn = (run: () => Promise<unknown>): Promise<unknown> =>
  'locks' in navigator ? navigator.locks.request('hourtab-refresh', run) : run()

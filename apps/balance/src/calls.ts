// The three calls of the public balance, without the contract's validation: zod would be heavier than the whole page.

import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import type { Gone } from './gone-page.tsx'

/** Thrown when the link no longer shows anything. */
export class LinkGone extends Error {
  readonly kind: Gone
  constructor(kind: Gone) {
    super(kind)
    this.kind = kind
  }
}

const pathOf = (token: string) => `/api/v1/public/balances/${encodeURIComponent(token)}`

/** The balance of the cycle that holds `on`, by default today's; the browser answers an unchanged one from its cache. */
export const readPublicBalance = (token: string, on: string | null): Promise<PublicBalance> => get(pathOf(token), { on })

/** The entries after a cursor, 200 at most. */
export const listPublicEntries = (
  token: string,
  query: { cursor: string; on: string | null; limit: string },
): Promise<{ items: PublicEntry[]; nextCursor: string | null }> => get(`${pathOf(token)}/entries`, query)

/** Opens the stream of a link. */
export const watchPublicBalance = (token: string): EventSource => new EventSource(`${pathOf(token)}/events`)

async function get<T>(path: string, query: Record<string, string | null>): Promise<T> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== null)
  const response = await fetch(given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path)
  if (response.status === 410) {
    const problem: { type?: string } = await response.json().catch(() => ({}))
    throw new LinkGone(problem.type?.includes('expired') ? 'expired' : 'revoked')
  }
  if (response.status === 404) throw new LinkGone('unknown')
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

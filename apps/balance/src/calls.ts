// The three calls of the public balance, without the contract's validation: zod would be heavier than the whole page.

import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import type { goneWords } from './gone-page.tsx'

/** Thrown when the link no longer shows anything. */
export class LinkGone extends Error {
  readonly kind: keyof typeof goneWords
  constructor(kind: keyof typeof goneWords) {
    super(kind)
    this.kind = kind
  }
}

const pathOf = (token: string) => `/api/v1/public/balances/${encodeURIComponent(token)}`

/** The balance of the cycle that holds `on`, by default today's; the browser answers an unchanged one from its cache. */
export const readPublicBalance = (token: string, on: string | null, isWhole: boolean): Promise<PublicBalance> =>
  get(`${pathOf(token)}?${on === null ? '' : `on=${encodeURIComponent(on)}`}${isWhole ? '&earlier=all' : ''}`)

/** The next 200 entries of the cycle that holds `on`. */
export const listPublicEntries = (
  token: string,
  cursor: string,
  on: string,
): Promise<{ items: PublicEntry[]; nextCursor: string | null }> =>
  get(`${pathOf(token)}/entries?limit=200&on=${on}&cursor=${encodeURIComponent(cursor)}`)

/** Opens the stream of a link. */
export const watchPublicBalance = (token: string): EventSource => new EventSource(`${pathOf(token)}/events`)

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path)
  if (response.ok) return response.json()
  if (response.status === 404) throw new LinkGone('unknown')
  throw response.status === 410 ? new LinkGone('revoked') : new Error(String(response.status))
}

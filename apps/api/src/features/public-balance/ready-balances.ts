import { readPublicBalance as endpoint, type PublicBalance } from '@hourtab/contract/public-balance'
import { createHash } from 'node:crypto'
import fastJson from 'fast-json-stringify'
import { LRUCache } from 'lru-cache'
import { ready, type Ready } from '../../platform/assets.ts'
import type { Deps } from '../../platform/context.ts'
import { serialiserOf } from '../../platform/serialise.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import type { OpenedLink } from '../share-links/open-link.ts'
import { isNarrowed } from './narrow-log.ts'
import { readPublicBalance, type Asked } from './read-public-balance.ts'

// Whoever holds a link may ask for parts of its log in more ways than a server can remember, and for thousands of entries.
const mostKept = 200

/** A public balance as read at one version, in every form it leaves in. */
export type ReadyBalance = { balance: PublicBalance; etag: string; json: Ready; page?: Ready }

/** Reads the ready form of what a link opens. */
export type ReadyBalances = (link: OpenedLink, asked?: Asked) => Promise<ReadyBalance>

/**
 * Keeps answers by link, version and day, so that a balance nobody changed costs one look at its version. Nothing is
 * invalidated: a change raises the version, and the old answer is never asked for again. Parts of a log are made anew each time.
 */
export function readyBalances(deps: Pick<Deps, 'database' | 'clock'>): ReadyBalances {
  const print = fastJson(serialiserOf(endpoint) as never)
  const kept = new LRUCache<string, Promise<ReadyBalance>>({ max: 2000 })
  return async (link, asked = {}) => {
    const state = [link.version, link.today, link.audience, link.pendingSeconds ?? '', ...termsOf(asked)].join(' ')
    const key = `${link.tokenHash} ${state}`
    let reading = kept.get(key)
    if (!reading) {
      reading = inWorkspace(deps.database, link.workspaceId, async (db) => {
        const read = await readPublicBalance(db, deps, link, asked)
        const text = print(read)
        // The page is drawn from what leaves as JSON, so that neither can show a field the contract does not name.
        return { balance: JSON.parse(text) as PublicBalance, etag: etagFor(state), json: ready('application/json; charset=utf-8', text) }
      })
      if (!isNarrowed(asked) && (asked.show ?? 0) <= mostKept) kept.set(key, reading)
      reading.catch(() => kept.delete(key))
    }
    return reading
  }
}

// Named, so that a vendor is not taken for a project.
const termsOf = (asked: Asked): string[] =>
  Object.entries(asked).flatMap(([name, value]) => (value === undefined || value === '' ? [] : `${name}=${value}`))

// Words that were looked for may be long, and in any script.
const etagFor = (state: string): string => `"${createHash('sha256').update(state).digest('base64url').slice(0, 22)}"`

import { readPublicBalance as endpoint, type PublicBalance } from '@hourtab/contract/public-balance'
import fastJson from 'fast-json-stringify'
import { LRUCache } from 'lru-cache'
import { ready, type Ready } from '../../platform/assets.ts'
import type { Deps } from '../../platform/context.ts'
import { serialiserOf } from '../../platform/serialise.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import type { OpenedLink } from '../share-links/open-link.ts'
import { readPublicBalance, type Asked } from './read-public-balance.ts'

/** A public balance as read at one version, in every form it leaves in. */
export type ReadyBalance = { balance: PublicBalance; etag: string; json: Ready; page?: Ready }

/** Reads the ready form of what a link opens. */
export type ReadyBalances = (link: OpenedLink, asked?: Asked) => Promise<ReadyBalance>

/**
 * Keeps answers by link, version and day, so that a balance nobody changed costs one look at its version. Nothing is
 * invalidated: a change raises the version, and the old answer is never asked for again.
 */
export function readyBalances(deps: Pick<Deps, 'database' | 'clock'>): ReadyBalances {
  const print = fastJson(serialiserOf(endpoint) as never)
  const kept = new LRUCache<string, Promise<ReadyBalance>>({ max: 2000 })
  return async (link, asked = {}) => {
    const { on = '', earlier = '' } = asked
    const key = `${link.tokenHash} ${link.version} ${link.today} ${on} ${earlier}`
    let reading = kept.get(key)
    if (!reading) {
      reading = inWorkspace(deps.database, link.workspaceId, async (db) => {
        const read = await readPublicBalance(db, deps, link.workspaceId, link.retainerId, asked)
        const text = print(read)
        // The page is drawn from what leaves as JSON, so that neither can show a field the contract does not name.
        const balance = JSON.parse(text) as PublicBalance
        const etag = `"${[balance.version, balance.today, on, earlier].filter(Boolean).join('-')}"`
        return { balance, etag, json: ready('application/json; charset=utf-8', text) }
      })
      kept.set(key, reading)
      reading.catch(() => kept.delete(key))
    }
    return reading
  }
}

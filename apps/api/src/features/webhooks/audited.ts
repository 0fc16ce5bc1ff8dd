import type { Changes } from '../../platform/tables/events.ts'
import { changesBetween } from '../events/changes.ts'
import type { WebhookRow } from './queries.ts'

type Audited = Pick<WebhookRow, 'name' | 'url' | 'events' | 'state'>

// The path of a URL is often what keeps strangers out, and more people read the audit than make webhooks.
const shownOf = ({ name, url, events, state }: Audited, other?: Audited) => {
  const { host } = new URL(url)
  const isElsewhere = other !== undefined && other.url !== url && new URL(other.url).host === host
  return { name, address: isElsewhere ? `${host}, another path` : host, events, state }
}

/** What a change made of a webhook, for the audit: of its URL the host. */
export const webhookChanges = (before: Audited | undefined, after: Audited): Changes =>
  changesBetween(before && shownOf(before), shownOf(after, before))

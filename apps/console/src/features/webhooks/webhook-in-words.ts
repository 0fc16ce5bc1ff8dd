import { auditWords } from '@hourtab/contract/audit'
import type { Delivery } from '@hourtab/contract/deliveries'
import type { EventName } from '@hourtab/contract/events'

type Moment = (instant: string) => string

/** What a webhook listens to, in a few words. */
export function listensTo(events: readonly string[]): string {
  if (events.length === 0) return 'Everything that happens to the work'
  const words = events.map(eventInWords)
  return words.length <= 3 ? words.join(', ') : `${words.slice(0, 2).join(', ')} and ${words.length - 2} more`
}

/** An event as people call it. */
export const eventInWords = (name: string): string => (name === 'webhook.ping' ? 'Test' : (auditWords[name as EventName] ?? name))

/** What became of a delivery: that it arrived, or why not and when it is tried again. */
export function deliveryInWords({ state, tries, attempts, nextTryAt }: Delivery, moment: Moment): string {
  const last = attempts.at(-1)
  if (state === 'delivered' && last)
    return `Delivered${tries > 1 ? ` at try ${tries}` : ''}: it answered ${last.status} in ${tookInWords(last.durationMs)}`
  if (!last || (state === 'waiting' && tries === 0)) return 'On its way'
  const tried = tries === 1 ? 'tried once' : tries === 2 ? 'tried twice' : `tried ${tries} times`
  if (state === 'failed') return tries === 0 ? `Not sent: ${last.fault}` : `Given up, ${tried}: ${last.fault}`
  return `Not delivered yet, ${tried}: ${last.fault}${nextTryAt === null ? '' : ` · next try ${moment(nextTryAt)}`}`
}

/** `212 ms` or `14.9 s`. */
export const tookInWords = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`)

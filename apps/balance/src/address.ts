// Where on the page's own address the parts of it are: every view of the log is a link, so that it works without a script and can be sent on.

import type { PublicBalance } from '@hourtab/contract/public-balance'
import { isCurrent } from './view.ts'

export type Terms = Partial<Record<'type' | 'vendor' | 'project' | 'week' | 'q' | 'entry' | 'show', string>>

/** The address of the same cycle with its log narrowed to some terms; without any, the whole log. */
export function logAt(page: PublicBalance, terms: Terms = {}, anchor = 'log'): string {
  const { startsOn } = page.balance.cycle
  const query = new URLSearchParams({ ...(!isCurrent(page) && { on: startsOn }), ...terms }).toString()
  return `?${query}#${anchor}`
}

import type { ShareLink } from '@hourtab/contract/share-links'
import { audienceLabels } from '@hourtab/domain/audiences'
import { type Day, formatDay, formatWeekday } from '@hourtab/domain/calendar'
import { browserTimeZone, dayIn } from '../../days.ts'

type Link = Omit<ShareLink, 'id' | 'name' | 'url'>

/** What a link shows, and to whom, and when it was made and last opened, in parts of a sentence. */
export function linkInWords({ audience, hasPassword, createdAt, lastOpenedOn, expiresOn }: Link, today: Day): string[] {
  const made = dayIn(browserTimeZone(), new Date(createdAt))
  return [
    audienceLabels[audience],
    ...(hasPassword ? ['asks for a password'] : []),
    ...(expiresOn ? [`${expiresOn < today ? 'ended' : 'opens through'} ${formatDay(expiresOn, today)}`] : []),
    `created ${formatDay(made, today)}`,
    lastOpenedOn ? `last opened ${formatWeekday(lastOpenedOn, today)}` : 'not opened yet',
  ]
}

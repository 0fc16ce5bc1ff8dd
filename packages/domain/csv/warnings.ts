import type { Day } from '../calendar.ts'
import { formatHours, type Seconds } from '../hours.ts'
import { short } from './clean-text.ts'

// Words that tell a client nothing about what was done.
const vague = new Set(
  'meeting|meetings|work|working|call|calls|misc|miscellaneous|various|stuff|admin|email|emails|mail|sync|update|updates|task|tasks'
    .concat('|project work|project management|general|other|todo|tbd|n/a|none|test|follow up|follow-up|support|pm|catch up|catch-up|review')
    .split('|'),
)
const mostSeconds: Seconds = 24 * 3600

/**
 * What a person should look at before the entry is shown to a client; `standsIn` where the row has an empty description of its own, `isUtc`
 * where its day is that of UTC, `span` where its start and end are closer together than its hours.
 */
export function warningsOf(
  entry: { description: string; workedOn: Day; seconds: Seconds; billable: boolean },
  { standsIn, isUtc, span }: { standsIn: boolean; isUtc: boolean; span: Seconds | undefined },
  today: Day,
): string[] {
  const { description, workedOn, seconds, billable } = entry
  const warnings: string[] = []
  if (standsIn) warnings.push(`no description: “${short(description)}” stands in`)
  else if (description.length < 30 && vague.has(description.toLowerCase().replace(/[.!?…]$/, '')))
    warnings.push(`vague: “${description}” tells the client little`)
  if (seconds > mostSeconds) warnings.push(`${formatHours(seconds)} h on one day`)
  if (span !== undefined) warnings.push(`${formatHours(seconds)} h, but only ${formatHours(span)} h from start to end`)
  if (isUtc) warnings.push('the day is counted in UTC')
  if (workedOn > today) warnings.push('in the future')
  if (!billable) warnings.push('not billable')
  return warnings
}

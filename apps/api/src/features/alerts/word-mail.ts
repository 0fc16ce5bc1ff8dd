import { formatRange } from '@hourtab/domain/calendar'
import { sentence } from '@hourtab/domain/sentence'
import { todayIn } from '../../platform/clock.ts'
import type { Acting } from '../../platform/context.ts'
import type { Passed } from './alerts-between.ts'

// A name may hold line breaks, and in a header those would begin another one.
const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** The mail that tells a member of an alert. It names the console and never a client's link. */
export function wordMail(
  { clock, config }: Pick<Acting, 'clock' | 'config'>,
  { record, line, percent }: Passed,
): { subject: string; body: string } {
  const today = todayIn(clock, record.timeZone)
  const name = inOneLine(`${record.clientName} · ${record.name}`)
  const balance = sentence(line, today)
  const body = [
    balance,
    `${name}, ${formatRange(line.cycle.startsOn, line.cycle.endsOn, today)}: ${percent} % of the hours available in this cycle are used.`,
    `${config.publicUrl}/retainers/${record.id}`,
    `You asked HourTab to write when a retainer passes a threshold. Turn it off in your settings: ${config.publicUrl}/settings`,
  ]
  return { subject: `${name}: ${balance}`, body: `${body.join('\n\n')}\n` }
}

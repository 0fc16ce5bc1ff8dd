import type { AlertMail } from '@hourtab/contract/alerts'

/** What became of a mail: sent, on its way, or why not and when next. */
export function mailInWords({ to, state, tries, fault, nextTryAt, sentAt }: AlertMail, moment: (instant: string) => string): string {
  if (sentAt !== null) return `E-mail sent to ${to.name} ${moment(sentAt)}`
  if (fault === null) return `E-mail to ${to.name} is being sent`
  const tried = tries === 1 ? 'tried once' : `tried ${tries} times`
  const next = state === 'failed' || nextTryAt === null ? 'given up' : `next at ${moment(nextTryAt)}`
  return `E-mail to ${to.name} could not be sent: ${fault}. ${tried[0]!.toUpperCase()}${tried.slice(1)}, ${next}.`
}

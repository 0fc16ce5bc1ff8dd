import { createTransport } from 'nodemailer'

type Mail = {
  to: { name: string; address: string }
  subject: string
  text: string
  /** The same for every try, so that a mailbox can tell a second copy. */
  id: string
}

/** Sends mail through the SMTP server of the settings, and counts what became of it in this process. */
export type Mailer = {
  /** Throws what the server, or the way to it, refused. */
  send: (mail: Mail) => Promise<void>
  counts: Record<'sent' | 'refused' | 'failed', number>
  close: () => void
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
const longestSendMs = 60_000

/** Opens no connection until there is something to send. */
export function openMailer({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): Mailer {
  const transport = createTransport({ url: smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true })
  return {
    send: async ({ to, subject, text, id }) => {
      await transport.sendMail({
        from: mailFrom,
        to,
        subject,
        text,
        messageId: `<${id}@${mailFrom.replace(/^.*@|>.*$/g, '')}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(longestSendMs),
      })
    },
    counts: { sent: 0, refused: 0, failed: 0 },
    close: () => transport.close(),
  }
}

type Fault = { code?: string; response?: string }
const unreachable = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EPROXY', 'EABORT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND'])
const longestReason = 200

/** Why a mail could not be sent, for the people of a workspace: what the server said, and nothing of where it is. */
export function faultInWords(error: unknown): string {
  const { code = '', response = '' } = (error ?? {}) as Fault
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'the mail server did not let HourTab sign in'
  if (code === 'ETLS') return 'the connection to the mail server could not be secured'
  if (unreachable.has(code)) return 'the mail server could not be reached'
  // The codes before the words are for mail servers: `451 4.7.1 Greylisted`.
  const reason = response
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^ ?\d{3}[ -]?(\d\.\d{1,3}\.\d{1,3} )?/, '')
    .trim()
  return reason === '' ? 'the mail server refused it' : `the mail server refused it: ${reason.slice(0, longestReason)}`
}

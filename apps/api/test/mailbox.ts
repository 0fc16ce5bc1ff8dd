import { SMTPServer } from 'smtp-server'

/** A mail as it came over the wire: to whom, its headers in lines that are not folded, and its text. */
export type Received = { to: string[]; headers: string; text: string }

/** An SMTP server that takes mail, or refuses it while `refuse` says so. */
export async function openMailbox() {
  const received: Received[] = []
  const box = { refuse: '' }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(box.refuse ? Object.assign(new Error(box.refuse), { responseCode: 451 }) : undefined),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), ...read(Buffer.concat(parts).toString()) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    box,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    /** What has come for an address. */
    mailTo: (address: string) => received.filter(({ to }) => to.includes(address)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function read(raw: string): Omit<Received, 'to'> {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const text = body.join('\r\n\r\n')
  const encoding = /^content-transfer-encoding: (.+)$/im.exec(headers)?.[1]
  return {
    headers,
    text: encoding === 'base64' ? Buffer.from(text, 'base64').toString() : encoding === 'quoted-printable' ? unquoted(text) : text,
  }
}

const unquoted = (text: string): string => {
  const bytes = text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** The subject of a mail in plain letters. */
export function subjectOf({ headers }: Received): string {
  const subject = /^subject: (.*)$/im.exec(headers)?.[1] ?? ''
  return subject
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString() : unquoted(coded.replaceAll('_', ' ')),
    )
}

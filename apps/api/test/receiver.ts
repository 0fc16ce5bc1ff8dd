import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'

/** A post as it came over the wire. */
export type Received = {
  path: string
  headers: IncomingHttpHeaders
  text: string
  body: { type: string; timestamp: string; data: Record<string, any> }
}

/** An HTTP server that takes posts, and answers as `answer` says: by default with 204. */
export async function openReceiver() {
  const received: Received[] = []
  const box: { answer: (response: ServerResponse, got: Received) => void } = { answer: (response) => response.writeHead(204).end() }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = Buffer.concat(parts).toString()
      const got = { path: request.url ?? '', headers: request.headers, text, body: text === '' ? {} : JSON.parse(text) }
      received.push(got)
      box.answer(response, got)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    box,
    port,
    url: `http://127.0.0.1:${port}`,
    received,
    /** What came to a path. */
    at: (path: string) => received.filter((each) => each.path === path),
    /** Answers every post with a status from now on. */
    answerWith: (status: number, text = '', headers: Record<string, string> = {}) => {
      box.answer = (response) => response.writeHead(status, headers).end(text)
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Whether a delivery is signed with a secret, as the library of Standard Webhooks finds, at the time its timestamp says. */
export function isSignedWith(secret: string, { headers, text }: Received): boolean {
  const now = Date.now
  Date.now = () => Number(headers['webhook-timestamp']) * 1000
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>)
    return true
  } catch {
    return false
  } finally {
    Date.now = now
  }
}

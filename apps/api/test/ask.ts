import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export type Answered = { status: number; headers: IncomingHttpHeaders; text: string; body: Record<string, any> }
type Given = { headers?: OutgoingHttpHeaders; body?: unknown; raw?: string | Buffer }

const agentless = { agent: false as const }

/** One request exactly as written, with nothing a client library would add or refuse to send. */
export function ask(origin: string, method: string, path: string, given: Given = {}): Promise<Answered> {
  const sent = given.raw ?? (given.body === undefined ? undefined : JSON.stringify(given.body))
  const headers: OutgoingHttpHeaders = {
    ...(given.body !== undefined && { 'content-type': 'application/json' }),
    ...(sent !== undefined && { 'content-length': Buffer.byteLength(sent) }),
    ...given.headers,
  }
  return new Promise((resolve, reject) => {
    const asking = request(origin + path, { method, headers, ...agentless }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        const isJson = /json/.test(answer.headers['content-type'] ?? '') && text !== ''
        resolve({ status: answer.statusCode!, headers: answer.headers, text, body: isJson ? JSON.parse(text) : {} })
      })
    })
    asking.on('error', reject)
    asking.end(sent)
  })
}

/** One request as a client sends it: again, after as long as it is told, while the database has more to do than it can. */
export async function askPatiently(...[origin, method, path, given]: Parameters<typeof ask>): Promise<Answered> {
  for (let sent = 1; ; sent++) {
    const answer = await ask(origin, method, path, given)
    if (sent === 5 || answer.body.type !== '/problems/database-busy') return answer
    await wait(Number(answer.headers['retry-after']) * 1000)
  }
}

/** The cookies an answer sets, as a browser sends them back. */
export const cookiesOf = (answer: Pick<Answered, 'headers'>): string =>
  (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')

/** Signs in from a page of ours; answers the headers of a signed-in browser. */
export async function signIn(origin: string, { email, password }: { email: string; password: string }) {
  const answer = await ask(origin, 'POST', '/api/v1/auth/login', { body: { email, password }, headers: { origin } })
  if (answer.status !== 200) throw new Error(`login answered ${answer.status}: ${answer.text}`)
  return { origin, cookie: cookiesOf(answer) }
}

/** A problem without the id of its request: what two refusals must have in common to look alike. */
export const anonymous = ({ status, headers, body }: Answered) => {
  const { instance: _, ...rest } = body
  return {
    status,
    type: headers['content-type'],
    kept: headers['cache-control'],
    etag: headers.etag,
    length: headers['content-length'],
    rest,
  }
}

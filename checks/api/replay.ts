import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request, Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { freePort, untilUp } from './free-port.ts'
import type { Exchange } from './traffic.ts'

type Given = { here: string; file: string; exchanges: Exchange[] }
type Heard = { status: number; text: string }

const atOnce = 8
const patienceMs = 5000
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

/**
 * Says every call once more, through validating proxies that stand in front of what was answered: the answers have to be as the document
 * says, and so has every call that was not refused. Answers each kind of violation with how often it was met.
 */
export async function replay({ here, file, exchanges }: Given): Promise<[string, number][]> {
  const upstream = createServer((asked, answer) => {
    const { status, answered, body } = exchanges[Number(asked.headers['x-exchange'])]!
    answer.writeHead(status, answered).end(status === 204 || status === 304 ? undefined : body)
  }).listen(0, '127.0.0.1')
  await once(upstream, 'listening')
  const target = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const proxies = await Promise.all([
    proxyOf({ here, file, target, validatesRequests: true }),
    proxyOf({ here, file, target, validatesRequests: false }),
  ])
  const found = new Map<string, number>()
  let next = 0
  const work = async () => {
    for (let n = next++; n < exchanges.length; n = next++) {
      const exchange = exchanges[n]!
      const heard = await send(proxies[isToBeRight(exchange) ? 0 : 1].port, exchange, n)
      for (const violation of violationsIn(exchange, heard)) found.set(violation, (found.get(violation) ?? 0) + 1)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, work))
  } finally {
    agent.destroy()
    for (const { process } of proxies) process.kill()
    upstream.close()
  }
  return [...found].toSorted((a, b) => b[1] - a[1])
}

async function proxyOf({
  here,
  file,
  target,
  validatesRequests,
}: {
  here: string
  file: string
  target: string
  validatesRequests: boolean
}) {
  const port = await freePort()
  const args = [
    'proxy',
    file,
    target,
    '--errors',
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-v',
    'error',
    `--validate-request=${validatesRequests}`,
  ]
  const process = spawn(join(here, 'node_modules/.bin/prism'), args, { stdio: 'ignore' })
  await untilUp(`http://127.0.0.1:${port}/`)
  return { process, port }
}

// What was refused need not be right, and of a file only its answer was written down.
const isToBeRight = ({ status, headers }: Exchange) => status < 400 && !/^(multipart|text)\//.test(headers['content-type'] ?? '')

// Who was refused may have sent no credential, or none of this kind, and the proxy would answer that itself.
const anybody = { authorization: 'Bearer ht_live_nobody' }

// Nothing to say is said in three ways, and means the same.
const isEmpty = (sent: unknown) => sent === undefined || sent === null || JSON.stringify(sent) === '{}'

function send(port: number, exchange: Exchange, n: number): Promise<Heard> {
  const { method, url, headers, sent, status } = exchange
  const { 'content-type': type, ...others } = headers
  const body = isEmpty(sent) || !isToBeRight(exchange) ? undefined : JSON.stringify(sent)
  const described = body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve) => {
    const asking = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path: url,
        agent,
        headers: { ...others, ...(status >= 400 && anybody), ...described, 'x-exchange': n },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        answer.on('end', () => resolve({ status: answer.statusCode!, text }))
      },
    )
    asking.on('error', (error) => resolve({ status: 0, text: String(error) }))
    asking.setTimeout(patienceMs, () => asking.destroy(new Error('no answer')))
    asking.end(body)
  })
}

function violationsIn({ method, url, status, body }: Exchange, heard: Heard): string[] {
  if (heard.status === status && !heard.text.includes('stoplight.io/prism')) return []
  const call = `${method} ${url.replace(/\?.*/s, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')} ${status}`
  const { validation = [], title = 'another status', detail = '' } = parsed(heard.text)
  if (validation.length === 0) return [`${call}: ${heard.status} ${title} ${detail} ${body.slice(0, 200)}`]
  return validation.map(({ location, message }) => `${call}: ${(location ?? []).join('.').replaceAll(/\.\d+/g, '.n')} ${message}`)
}

type Refused = { title?: string; detail?: string; validation?: { location?: string[]; message: string }[] }
function parsed(text: string): Refused {
  try {
    return JSON.parse(text) as Refused
  } catch {
    return { detail: text.slice(0, 200) }
  }
}

import { connect, type Socket } from 'node:net'

export type Load = { perSecond: number; p50: number; p99: number }

type Given = {
  origin: string
  /** Asked in turn. */
  paths: string[]
  connections: number
  seconds: number
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
}

/**
 * Sends as many requests as are answered for some seconds, over some connections that stay open. It does no more than
 * write bytes and count answers, because on a small machine a loader takes its share of what it measures.
 */
export async function load(given: Given): Promise<Load> {
  const requests = given.paths.map((path) => requestOf(given, path))
  const port = Number(new URL(given.origin).port)
  const times: number[] = []
  const began = performance.now()
  const until = began + given.seconds * 1000
  let next = 0
  const work = async () => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    const ask = asking(socket)
    while (performance.now() < until) {
      const at = performance.now()
      await ask(requests[next++ % requests.length]!)
      times.push(performance.now() - at)
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: given.connections }, work))
  const seconds = (performance.now() - began) / 1000
  const sorted = Float64Array.from(times).toSorted()
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  return { perSecond: sorted.length / seconds, p50: at(0.5), p99: at(0.99) }
}

function requestOf({ origin, method = 'GET', headers = {}, body }: Given, path: string): Buffer {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const all = Object.entries({ host: new URL(origin).host, ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${all.join('')}\r\n${body ?? ''}`)
}

/** Asks over one connection, one request after the other; throws for an answer that is neither 2xx nor 304. */
function asking(socket: Socket): (request: Buffer) => Promise<void> {
  let answered: PromiseWithResolvers<void> | undefined
  let head = ''
  let missing = 0
  const fail = (error: Error) => answered?.reject(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The connection was closed')))
  socket.on('data', (chunk: Buffer) => {
    if (missing > 0) missing -= chunk.length
    else {
      head += chunk.toString('latin1', 0, 4096)
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const [status, ...fields] = head.slice(0, end).split('\r\n')
      if (!/ (2\d\d|304) /.test(status ?? '')) return fail(new Error(`Answered ${status}`))
      const length = fields.find((field) => /^content-length:/i.test(field))
      missing = Number(length?.slice(15) ?? 0) - (chunk.length - (end + 4))
      head = ''
    }
    if (missing <= 0) answered?.resolve()
  })
  return (request) => {
    answered = Promise.withResolvers()
    socket.write(request)
    return answered.promise
  }
}

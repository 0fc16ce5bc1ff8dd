import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupAddress } from 'node:dns'

const longestReadBytes = 64 * 1024

/** What came back: the status, and the beginning of the body as far as it was read. */
export type Answered = { status: number; body: Buffer }
type Given = { url: URL; addresses: LookupAddress[]; headers: Record<string, string>; body: string; signal: AbortSignal }

/**
 * Posts a body over a connection of its own to one of the addresses given, whatever the name of the host leads to meanwhile. Redirects are
 * answers like any other, and of an answer 64 KB are read. Throws what broke the connection.
 */
export function post({ url, addresses, headers, body, signal }: Given): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal,
      lookup: (_host, wanted, found) => (wanted.all ? found(null, addresses) : found(null, addresses[0]!.address, addresses[0]!.family)),
    }
    const send = url.protocol === 'https:' ? requestSecure : requestPlain
    const request = send(url, options, (response) => {
      readBeginning(response)
        .then((read) => resolve({ status: response.statusCode ?? 0, body: read }), reject)
        .finally(() => request.destroy())
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function readBeginning(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part)
    bytes += part.length
    if (bytes >= longestReadBytes) break
  }
  return Buffer.concat(parts).subarray(0, longestReadBytes)
}

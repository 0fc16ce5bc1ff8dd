import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const folder = process.env.RECORD_TRAFFIC
const seen = new Set<string>()

/** Writes down every call of an operation and its answer, each once, where `RECORD_TRAFFIC` names a folder for it. */
export function recordTraffic(app: FastifyInstance): void {
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  app.addHook('onSend', async (request, reply, payload) => {
    const isOperation = request.url.startsWith('/api/v1/') && 'name' in request.routeOptions.config && request.method !== 'HEAD'
    if (isOperation) write(request, reply, payload)
  })
}

function write(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
  const { method, url } = request
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json')
  const line = JSON.stringify({
    method,
    url,
    headers: picked(request.headers, ['authorization', 'cookie', 'content-type', 'idempotency-key', 'if-match', 'if-none-match']),
    ...(isJson && { sent: request.body }),
    status: reply.statusCode,
    answered: picked(reply.getHeaders(), ['content-type', 'etag', 'ratelimit', 'ratelimit-policy', 'retry-after', 'content-disposition']),
    body: textOf(payload, reply.getHeader('content-encoding')),
  })
  const key = hash('sha1', line)
  if (seen.has(key)) return
  seen.add(key)
  appendFileSync(join(folder!, `${process.pid}.ndjson`), `${line}\n`)
}

const picked = (headers: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])))

const unpacked: Record<string, (packed: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync, identity: (plain) => plain }

function textOf(payload: unknown, encoding: unknown): string {
  if (typeof payload === 'string') return payload
  if (Buffer.isBuffer(payload)) return unpacked[String(encoding ?? 'identity')]!(payload).toString('utf8')
  return payload === undefined || payload === null ? '' : 'a file'
}

import type { Endpoint, Reply } from '@hourtab/contract/endpoint'
import fastJson from 'fast-json-stringify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, namesTag } from './etag.ts'
import { requestHash, type Answered } from './idempotency.ts'
import { serialiserOf } from './serialise.ts'
import type { Upload } from './upload.ts'

/** Turns what a handler answers into the text that leaves, with the ETag of the resource in it. */
export function printerOf<E extends Endpoint>(e: E): (answer: Reply<E>) => Answered {
  const { status, media } = e
  if (media === 'application/pdf')
    return (answer) => ({ status, body: '', etag: undefined, file: { media, make: answer as () => Promise<Uint8Array> } })
  if (media) return (answer) => ({ status, body: String(answer), etag: undefined, file: { media } })
  const schema = serialiserOf(e)
  if (!schema) return () => ({ status: e.status, body: undefined, etag: undefined })
  const print = fastJson(schema as never)
  return (answer) => {
    const resource = e.noun ? (answer as Record<string, Record<string, string> | undefined>)[e.noun] : undefined
    return { status: e.status, body: print(answer), etag: resource && (e.tag ? `"${resource[e.tag]}"` : etagOf(resource)) }
  }
}

/** Sends what was answered, or 304 when the caller has it already. */
export async function send(request: FastifyRequest, reply: FastifyReply, { status, body, etag, file }: Answered) {
  if (etag) reply.header('etag', etag)
  if (etag && request.method === 'GET' && namesTag(request.headers['if-none-match'] ?? '', etag)) return reply.code(304).send()
  if (body === undefined) return reply.code(status).send()
  if (file) {
    reply.header('content-disposition', `attachment; filename="${fileNameIn(request.url)}"`)
    if (!file.make) return reply.type(`${file.media}; charset=utf-8`).send(body)
    return reply.type(file.media).send(await file.make())
  }
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

const fileNameIn = (url: string) => url.replace(/\?.*/s, '').split('/').at(-1)

/** The key of a call that is to be answered only once. */
export const keyOf = (e: Endpoint, { headers }: FastifyRequest): string | undefined => {
  const key = headers['idempotency-key']
  return e.method === 'POST' && typeof key === 'string' ? key : undefined
}

/** What makes a call the same call again. */
export const hashOfRequest = (e: Endpoint, request: FastifyRequest, upload?: Upload): string =>
  requestHash(e.name, request.url, upload?.bytes ?? JSON.stringify(request.body ?? null))

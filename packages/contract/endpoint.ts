import type { z } from 'zod'

/** Who may call: anyone, or an actor whose key or role allows reading, writing, or administering. */
export type Access = 'open' | 'read' | 'write' | 'admin'

/** One HTTP operation, described once: the API serves it, the apps call it, the OpenAPI document prints it. */
export type Endpoint = {
  /** The name it is exported under; the `operationId`. */
  name: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  summary: string
  /** What a caller should know beyond the summary, in Markdown: what it does, what it refuses, what comes with it. */
  description?: string
  access: Access
  /** Answers a key that is kept to some retainers with what belongs to those. By itself it may ask for what hangs on one retainer, and for nothing else. */
  keptKeys?: true
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  status: 200 | 201 | 204
  response: z.ZodType
  /** The key of the single resource in the answer; its ETag is taken from it. */
  noun?: string
  /** The field of that resource which is its ETag as it stands; by default the ETag is a digest of the whole. */
  tag?: string
  /** A change needs `If-Match`: two people editing at once never overwrite each other. */
  guarded?: true
  /** The body is a file: multipart with a `file`, or `text/csv` with `?filename=`. */
  upload?: true
  /** The answer is of this kind, and not JSON. */
  media?: 'text/csv' | 'text/calendar' | 'application/pdf' | 'application/zip' | 'image/svg+xml' | 'text/event-stream'
  /** What that file is called, where its path does not say it. */
  filename?: string
  /** Statuses beyond those that follow from the rest. */
  answers?: readonly number[]
}

/** Names an endpoint; a plain value, with its exact type kept. */
export const endpoint = <const E extends Endpoint>(e: E): E => e

type In<S> = S extends z.ZodType ? z.input<S> : undefined
type Out<S> = S extends z.ZodType ? z.output<S> : undefined
type Given<E extends Endpoint> = { [K in 'params' | 'body' as E[K] extends z.ZodType ? K : never]: In<E[K]> } & {
  [K in 'query' as E[K] extends z.ZodType ? K : never]?: In<E[K]>
}

/** What a handler receives: validated params, query and body. */
export type Received<E extends Endpoint> = { params: Out<E['params']>; query: Out<E['query']>; body: Out<E['body']> }
/** What a handler answers. A file that takes its time is made when all else is done, so it is answered as the way to make it. */
export type Reply<E extends Endpoint> = E extends { media: 'application/pdf' }
  ? () => Promise<z.input<E['response']>>
  : z.input<E['response']>
/** What a caller gives. */
export type Call<E extends Endpoint> = Given<E> & { ifMatch?: string; idempotencyKey?: string; signal?: AbortSignal }
/** What a caller gets. */
export type Answer<E extends Endpoint> = z.output<E['response']>

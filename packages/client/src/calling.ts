/** What `createClient` takes. */
export type ClientOptions = {
  /** Where HourTab runs, such as `https://hours.example.com`. */
  baseUrl: string
  /** A key of your workspace, `ht_live_…`. What a link opens is read without one. */
  key?: string | undefined
  /** What is called instead of the global `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined
  /** How often a call is tried again that may be; by default 3 times. */
  maxRetries?: number | undefined
  /** How long one try may take, in milliseconds; by default a minute. */
  timeoutMs?: number | undefined
}

/** What may be said of a single call. */
export type CallOptions = {
  /** Ends the call, and throws what the signal was aborted with. */
  signal?: AbortSignal | undefined
  /** The `etag` of what is changed, as it was read: refused with 412 when somebody changed it since. `*` changes it whatever it is now. */
  ifMatch?: string | undefined
  /** Names a POST, so that it acts once however often it is sent within 24 hours. Made for each call where it is not given. */
  idempotencyKey?: string | undefined
  /** How long one try may take, in milliseconds. */
  timeoutMs?: number | undefined
}

/** An answer with the state its resource is in, for `ifMatch`. */
export type Tagged<Answer> = Answer & { etag: string }

/** One page of a list, and where the next one begins; null on the last. */
export type Page<Item> = { items: Item[]; nextCursor: string | null }

/** A list that is asked for page by page, as far as it is read. */
export type Pages<Item> = AsyncIterable<Item> & {
  /** The first page alone, or the one that begins at the `cursor` given. */
  page: () => Promise<Page<Item>>
  /** Everything, in one array. */
  all: () => Promise<Item[]>
}

/** A file to send: its bytes, or its text. */
export type UploadedFile = { file: Blob | Uint8Array | ArrayBuffer | string }

/** What a stream said once. */
export type ServerSentEvent = { event: string; data: string; id: string }

/** Where an operation is called, and how. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: string
  /** The fields that go into the query. */
  readonly query?: readonly string[]
  readonly body?: 'json' | 'file'
  /** Takes an `Idempotency-Key`. */
  readonly once?: true
  readonly answer: 'json' | 'pages' | 'nothing' | 'text' | 'bytes' | 'events'
}

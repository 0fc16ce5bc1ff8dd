import type { CallOptions, ClientOptions, Operation } from './calling.ts'

/** A call as it goes over the wire, each time it is tried. */
export type Request = { url: string; init: { method: string; headers: Headers; body: BodyInit | undefined } }
type Fields = Record<string, unknown>

/** Puts each given field where the operation wants it: into the path, the query or the body. */
export function requestOf({ baseUrl, key }: ClientOptions, operation: Operation, given: Fields, options: CallOptions): Request {
  const fields: Fields = { ...given }
  const take = (name: string) => {
    const value = fields[name]
    delete fields[name]
    return value
  }
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = take(name)
    if (typeof value !== 'string' || value === '') throw new TypeError(`${name} is needed`)
    return encodeURIComponent(value)
  })
  const file = operation.body === 'file' ? take('file') : undefined
  const query = (operation.query ?? []).map((name) => [name, take(name) ?? (name === 'filename' ? nameOf(file) : undefined)] as const)
  const search = new URLSearchParams(query.flatMap(([name, value]) => (value === undefined ? [] : [[name, asText(value)]])))

  const headers = new Headers({ accept: 'application/json, */*;q=0.5' })
  if (key) headers.set('authorization', `Bearer ${key}`)
  if (options.ifMatch) headers.set('if-match', options.ifMatch)
  if (operation.once) headers.set('idempotency-key', options.idempotencyKey ?? newKey())
  if (operation.body) headers.set('content-type', operation.body === 'file' ? 'text/csv' : 'application/json')
  const url = `${baseUrl.replace(/\/+$/, '')}${path}${search.size > 0 ? `?${search}` : ''}`
  const body = operation.body === 'json' ? JSON.stringify(fields) : (file as BodyInit | undefined)
  return { url, init: { method: operation.method, headers, body } }
}

const nameOf = (file: unknown): string | undefined =>
  typeof file === 'object' && file !== null && 'name' in file && typeof file.name === 'string' ? file.name : undefined

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

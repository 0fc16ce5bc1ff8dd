import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { ready, sendReady } from './assets.ts'
import { pagePolicy } from './headers.ts'
import type { openApiOf } from './openapi.ts'

type Document = ReturnType<typeof openApiOf>
type Operation = {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; description?: string }[]
  requestBody?: Body
  responses: Record<string, { description: string; content?: Content }>
  'x-scope'?: string
}
type Content = Record<string, { example?: unknown }>
type Body = { content: Content }

const css = `:root{color-scheme:light dark;background:Canvas;color:CanvasText}body{overflow-wrap:anywhere;font:1rem/1.55 system-ui,sans-serif;max-width:56rem;margin:0 auto;padding:2rem 1rem 6rem}
h1,h2{font-family:Georgia,serif;font-weight:400}h2{margin:3rem 0 .5rem;font-size:1.25rem}code,pre{font:.9rem/1.5 ui-monospace,monospace}
pre{overflow:auto;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 20%,transparent)}nav{columns:16rem;margin:2rem 0}nav a{display:block}
table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 15%,transparent)}`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function section(path: string, method: string, operation: Operation): string {
  const rows = operation.parameters.map(
    (p) =>
      `<tr><td><code>${p.name}</code></td><td>${p.in}${p.required ? ', needed' : ''}</td><td>${escaped(p.description ?? '')}</td></tr>`,
  )
  const body = Object.entries(operation.requestBody?.content ?? {}).map(([type, { example }]) => exampleOf(type, example))
  const answers = Object.entries(operation.responses).map(([status, answer]) => `<tr><td>${status}</td><td>${answer.description}</td></tr>`)
  return `<section id="${operation.operationId}"><h2>${escaped(operation.summary)}</h2><p><code>${method.toUpperCase()} ${escaped(path)}</code>${operation['x-scope'] ? ` · scope <code>${operation['x-scope']}</code>` : ' · open'} · <code>${operation.operationId}</code></p>
    ${rows.length > 0 ? `<table><thead><tr><th>Parameter</th><th>Where</th><th>What</th></tr></thead><tbody>${rows.join('')}</tbody></table>` : ''}
    ${body.join('')}<table><thead><tr><th>Status</th><th>Meaning</th></tr></thead><tbody>${answers.join('')}</tbody></table></section>`
}

function exampleOf(type: string, example: unknown): string {
  if (example === undefined) return `<p>Body: <code>${type}</code></p>`
  return `<p>Body: <code>${type}</code></p><pre tabindex="0">${escaped(typeof example === 'string' ? example : JSON.stringify(example, null, 2))}</pre>`
}

/** The OpenAPI document, and the same to read for people. */
export function publishDocument(app: FastifyInstance, document: () => Document): void {
  const json = () => ready('application/json; charset=utf-8', JSON.stringify(document()))
  const policy = pagePolicy([createHash('sha256').update(css).digest('base64')])
  const html = () => {
    const operations = Object.entries(document().paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
    )
    const links = operations.map(({ operation }) => `<a href="#${operation.operationId}">${escaped(operation.summary)}</a>`)
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>HourTab REST API</title><link rel="icon" href="/icon.svg"><style>${css}</style></head><body><main>
      <h1>HourTab REST API</h1><p>Send a key as <code>Authorization: Bearer ht_live_…</code>. Errors are problem details (RFC 9457). Every POST takes <code>Idempotency-Key</code>. Lists answer <code>items</code> and <code>nextCursor</code>. Days are <code>YYYY-MM-DD</code>, durations whole seconds. The document itself: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
      <nav aria-label="Operations">${links.join('')}</nav>${operations.map(({ path, method, operation }) => section(path, method, operation)).join('')}</main></body></html>`
  }
  let printed: ReturnType<typeof json> | undefined
  let page: ReturnType<typeof ready> | undefined
  app.get('/api/v1/openapi.json', (request, reply) => sendReady(request, reply, (printed ??= json())))
  app.get('/api/docs', (request, reply) =>
    sendReady(request, reply.header('content-security-policy', policy), (page ??= ready('text/html; charset=utf-8', html()))),
  )
}

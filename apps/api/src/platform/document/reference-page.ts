import type { FastifyInstance } from 'fastify'
import { ready, sendReady } from '../assets.ts'
import { pagePolicy } from '../headers.ts'
import type { openApiOf } from './openapi.ts'
import { capital, schemaInWords, type Schema } from './schema-in-words.ts'

type Document = ReturnType<typeof openApiOf>
type Parameter = { name: string; in: string; required: boolean; description?: string; schema: Schema & { $ref?: string } }
type Operation = {
  path: string
  method: string
  operationId: string
  summary: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { description: string }>
  'x-scope'?: string
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

// An operation belongs to the noun it is about, which is the last noun but ids and verbs of its path; a few go together under one word.
const words: Record<string, string> = {
  auth: 'accounts',
  me: 'accounts',
  terms: 'retainers',
  cycles: 'balance',
  'share-links': 'links',
  public: 'what a link shows',
}
function groupOf(path: string): string {
  const [, first = '', , second] = /^\/api\/v1\/([\w-]+)(\/\{\w+\}\/([\w-]+))?/.exec(path) ?? []
  const noun = first === 'retainers' && second ? second : first
  const word = (words[noun] ?? noun).replace('-', ' ').replace(/^api/, 'API')
  return capital(word)
}

const idOf = (group: string) => `about-${group.toLowerCase().replaceAll(' ', '-')}`

const parameterLine = ({ name, in: place, required, description, schema }: Parameter) =>
  `<div><dt><code>${name}</code></dt><dd class="quiet">${place}${required ? ', needed' : ''}</dd><dd>${escaped(description ?? capital(schemaInWords(schema)))}</dd></div>`

function operationSection({ path, method, operationId, summary, parameters, requestBody, responses, 'x-scope': scope }: Operation): string {
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { example }]) => exampleOf(type, example))
  const answers = Object.entries(responses).map(([status, { description }]) => `<li><code>${status}</code> ${escaped(description)}</li>`)
  return `<section class="operation" id="${operationId}"><h3>${escaped(summary)}</h3><p><code>${method.toUpperCase()} ${escaped(path)}</code></p>
    <p class="quiet">${scope ? `scope <code>${scope}</code>` : 'open to everyone'} · <code>${operationId}</code></p>
    ${parameters.length > 0 ? `<dl class="parameters">${parameters.map(parameterLine).join('')}</dl>` : ''}
    ${bodies.join('')}<ul class="answers" aria-label="Answers">${answers.join('')}</ul></section>`
}

function exampleOf(type: string, example: unknown): string {
  const heading = `<p class="quiet">Body, <code>${type}</code></p>`
  if (example === undefined) return heading
  return `${heading}<pre tabindex="0">${escaped(typeof example === 'string' ? example : JSON.stringify(example, null, 2))}</pre>`
}

const linkTo = ({ operationId, summary }: Operation) => `<li><a href="#${operationId}">${escaped(summary)}</a></li>`

const lead = `<div class="lead"><h1>HourTab REST API</h1>
  <p>Send a key as <code>Authorization: Bearer ht_live_…</code>; keys are made in the console, under Settings.</p>
  <p>Errors are problem details (RFC 9457). Every POST takes <code>Idempotency-Key</code>. Lists answer <code>items</code> and <code>nextCursor</code>.
  Days are <code>YYYY-MM-DD</code>, durations whole seconds.</p>
  <p>For machines: <a href="/api/v1/openapi.json">openapi.json</a></p></div>`

function pageOf({ paths, components: { schemas } }: Document): string {
  const whole = (schema: Parameter['schema']) => (schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema) as Schema
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      ...operation,
      parameters: operation.parameters.map((parameter) => ({ ...parameter, schema: whole(parameter.schema) })),
      path,
      method,
    })),
  )
  const groups = [...Map.groupBy(operations, ({ path }) => groupOf(path))]
  const links = groups.map(([group, of]) => `<li><a href="#${idOf(group)}">${group}</a><ul>${of.map(linkTo).join('')}</ul></li>`)
  const sections = groups.map(
    ([group, of]) => `<section class="group" id="${idOf(group)}"><h2>${group}</h2>${of.map(operationSection).join('')}</section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>HourTab REST API</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/document.css"></head><body>
    <header><a class="wordmark" href="/">HourTab</a></header><div class="sheet"><nav class="contents" aria-label="Operations"><ul>${links.join('')}</ul></nav><main>${lead}${sections.join('')}</main></div></body></html>`
}

/** The OpenAPI document, and the same to read for people. */
export function publishDocument(app: FastifyInstance, document: () => Document): void {
  const json = () => ready('application/json; charset=utf-8', JSON.stringify(document()))
  const html = () => ready('text/html; charset=utf-8', pageOf(document()))
  const policy = pagePolicy()
  let printed: ReturnType<typeof json> | undefined
  let page: ReturnType<typeof html> | undefined
  app.get('/api/v1/openapi.json', (request, reply) => sendReady(request, reply, (printed ??= json())))
  app.get('/api/docs', (request, reply) => sendReady(request, reply.header('content-security-policy', policy), (page ??= html())))
}

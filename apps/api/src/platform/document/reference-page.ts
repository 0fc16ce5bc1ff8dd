import { curlFor } from './curl.ts'
import { fieldRows, parameterRows, schemaId, type Parameter } from './fields.ts'
import { documentPage, escaped, inWords } from './html.ts'
import type { openApiOf } from './openapi.ts'
import type { Json } from './schemas.ts'
import { placeOf } from './tags.ts'

export type Document = ReturnType<typeof openApiOf>
type Content = Record<string, { schema: Json; example?: unknown }>
export type Operation = {
  path: string
  method: string
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: object[]
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
  'x-scope'?: string
}

/** A page of guides beside the reference. */
export type GuideLink = { slug: string; title: string }

const idOf = (group: string) => `about-${group.toLowerCase().replaceAll(' ', '-')}`
const said = (example: unknown) => (typeof example === 'string' ? example : JSON.stringify(example, null, 2))
const block = (label: string, code: string) => `<figure><figcaption>${label}</figcaption><pre tabindex="0">${escaped(code)}</pre></figure>`

function answersOf({ responses }: Operation): { fields: string; example: string; rest: string } {
  const all = Object.entries(responses)
  const [status, { content = {} }] = all.find(([each]) => each.startsWith('2'))!
  const [type, media] = Object.entries(content)[0] ?? []
  const rest = all.map(([each, { description }]) => `<li><code>${each}</code> ${escaped(description)}</li>`).join('')
  return {
    fields: media ? `<h4>Answer ${status}</h4>${fieldRows(media.schema, { isRequest: false })}` : '',
    example: media?.example === undefined ? '' : block(`Answer ${status}, <code>${type}</code>`, said(media.example)),
    rest: `<details><summary>Every status</summary><ul class="answers">${rest}</ul></details>`,
  }
}

function sectionOf(operation: Operation): string {
  const { path, method, operationId, summary, description, parameters, requestBody, 'x-scope': scope } = operation
  const answer = answersOf(operation)
  const [body] = Object.values(requestBody?.content ?? {})
  return `<section class="operation" id="${operationId}"><h3><a href="#${operationId}">${escaped(summary)}</a></h3><div class="sides"><div class="told">
    <p><code class="call">${method.toUpperCase()} ${escaped(path)}</code></p>
    <p class="quiet">${scope ? `scope <code>${scope}</code>` : 'open to everyone'} · <code>${operationId}</code></p>
    ${description ? `<p>${inWords(description).replaceAll(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '<a href="$2">$1</a>')}</p>` : ''}
    ${parameters.length > 0 ? `<h4>Parameters</h4>${parameterRows(parameters)}` : ''}
    ${body ? `<h4>Body</h4>${fieldRows(body.schema, { isRequest: true })}` : ''}${answer.fields}${answer.rest}</div>
    <div class="shown">${block('In a shell', curlFor(operation))}${answer.example}</div></div></section>`
}

const lead = `<div class="lead"><h1>HourTab REST API</h1>
  <p>Send a key as <code>Authorization: Bearer ht_live_…</code>; keys are made in the console, under Settings. The <a href="/api/docs/quickstart">quickstart</a> has the first calls.</p>
  <p>Errors are problem details (RFC 9457). Every POST takes <code>Idempotency-Key</code>. Lists answer <code>items</code> and <code>nextCursor</code>.
  Days are <code>YYYY-MM-DD</code>, durations whole seconds.</p>
  <p>For machines: <a href="/api/v1/openapi.json">openapi.json</a> and <a href="/llms.txt">llms.txt</a></p></div>`

/** Every operation of a document. */
export const operationsIn = ({ paths }: Pick<Document, 'paths'>): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Omit<Operation, 'path' | 'method'>>).map(([method, operation]) => ({
      ...operation,
      path,
      method,
    })),
  )

/** The document, to read: operations by what they are about, each with its fields, an example and a call to try, then the schemas. */
export function referencePage(document: Document, guides: GuideLink[]): string {
  const groups = [...Map.groupBy(operationsIn(document), ({ tags }) => tags[0]!)].toSorted(([a], [b]) => placeOf(a) - placeOf(b))
  const words = new Map(document.tags.map(({ name, description }) => [name, description]))
  const schemas = Object.entries(document.components.schemas).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  const links = [
    { href: '#guides', title: 'Guides', under: guides.map(({ slug, title }) => ({ href: `/api/docs/${slug}`, title })) },
    ...groups.map(([group, of]) => ({
      href: `#${idOf(group)}`,
      title: group,
      under: of.map(({ operationId, summary }) => ({ href: `#${operationId}`, title: summary })),
    })),
    { href: '#schemas', title: 'Schemas', under: schemas.map(([name]) => ({ href: `#${schemaId(name)}`, title: name })) },
  ]
  const sections = groups.map(
    ([group, of]) =>
      `<section class="group" id="${idOf(group)}"><h2>${group}</h2><p>${escaped(words.get(group) ?? '')}</p>${of.map(sectionOf).join('')}</section>`,
  )
  const named = schemas.map(
    ([name, json]) =>
      `<section class="operation" id="${schemaId(name)}"><h3><a href="#${schemaId(name)}">${name}</a></h3><p>${inWords(String(json.description ?? ''))}</p>${fieldRows(json, { isRequest: false })}</section>`,
  )
  const guideList = `<section class="group" id="guides"><h2>Guides</h2><ul class="guides">${guides.map(({ slug, title }) => `<li><a href="/api/docs/${slug}">${escaped(title)}</a></li>`).join('')}</ul></section>`
  const main = `${lead}${guideList}${sections.join('')}<section class="group" id="schemas"><h2>Schemas</h2>${named.join('')}</section>`
  return documentPage({ title: 'HourTab REST API', links, main })
}

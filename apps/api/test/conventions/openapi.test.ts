import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Problem } from '@hourtab/contract/problem'
import type { z } from 'zod'
import { ask } from '../ask.ts'
import { operationsOf } from '../operations.ts'
import { studio } from '../studio.ts'

const { origin } = await studio()
const { body: document } = await ask(origin, 'GET', '/api/v1/openapi.json')
const operations = await operationsOf(origin)
const named = operations.map((operation) => [operation.name, operation] as const)

type Named = { name?: string; method?: string; path?: string; access?: string; response?: z.ZodType }
const folder = resolve(import.meta.dirname, '../../../../packages/contract')
const exported: [string, Named][] = []
for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test.'))) {
  const module = (await import(join(folder, file))) as Record<string, Named>
  exported.push(...Object.entries(module).filter(([, value]) => typeof value === 'object' && 'method' in value && 'path' in value))
}

/** Every node of a JSON value. */
function* nodesOf(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return
  yield node as Record<string, unknown>
  for (const value of Object.values(node)) yield* nodesOf(value)
}

describe('the document', () => {
  test('is OpenAPI 3.1, with what that asks for at the top', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(document.info).toMatchObject({ title: 'HourTab', version: '1' })
    expect(document.servers[0].url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(Object.keys(document.components.securitySchemes)).toEqual(['session', 'key'])
  })

  test('refers to nothing that is not in it, and leaves nothing over', () => {
    const refs = [...nodesOf(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))
    expect(refs.length).toBeGreaterThan(30)
    for (const ref of refs) {
      const found = ref
        .replace('#/', '')
        .split('/')
        .reduce<any>((at, key) => at?.[key], document)
      expect([ref, typeof found]).toEqual([ref, 'object'])
    }
    const used = new Set(refs)
    for (const name of Object.keys(document.components.schemas)) expect(used).toContain(`#/components/schemas/${name}`)
    expect(JSON.stringify(document)).not.toMatch(/"\$defs"|"\$schema"|"undefined"/)
  })

  test('names every endpoint of the contract by the name it is exported under, once', () => {
    const served = operations.map(({ name }) => name)
    expect(new Set(served).size).toBe(served.length)
    expect(served.toSorted()).toEqual(exported.map(([name]) => name).toSorted())
    for (const [name, endpoint] of exported) expect(endpoint.name).toBe(name)
  })

  test('says of every endpoint where it is and how far one has to reach', () => {
    for (const [name, { method, path, access }] of exported) {
      const operation = operations.find((each) => each.name === name)!
      expect([name, operation.method, operation.path, operation.scope]).toEqual([name, method, path!.replaceAll(/:(\w+)/g, '{$1}'), access])
    }
  })
})

describe.each(named)('%s', (_name, operation) => {
  test('says in a few words what it does', () => {
    expect(operation.summary).toMatch(/^[A-Z]/)
    expect(operation.summary.length).toBeLessThan(100)
    expect(operations.filter(({ summary }) => summary === operation.summary)).toHaveLength(1)
  })

  test('describes exactly the ids in its path', () => {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id!)
    const described = operation.parameters.filter((parameter) => parameter.in === 'path')
    expect(described.map(({ name }) => name)).toEqual(inPath)
    for (const { required } of described) expect(required).toBe(true)
    for (const { schema } of operation.parameters) expect(Object.keys(schema as object).length).toBeGreaterThan(0)
  })

  test('has every status with a meaning, and problems for all of 400 and above', () => {
    const statuses = Object.entries(operation.responses)
    expect(statuses.filter(([status]) => status.startsWith('2'))).toHaveLength(1)
    for (const [status, { description, content }] of statuses) {
      expect([status, description.length > 3]).toEqual([status, true])
      const kinds = Object.keys(content ?? {})
      if (Number(status) >= 400) expect([status, kinds]).toEqual([status, ['application/problem+json']])
      else if (status === '204' || status === '304') expect([status, kinds]).toEqual([status, []])
      else expect([status, kinds.length]).toEqual([status, 1])
    }
    for (const common of ['400', '422', '429', '503']) expect(Object.keys(operation.responses)).toContain(common)
    if (operation.scope !== 'open') for (const closed of ['401', '403']) expect(Object.keys(operation.responses)).toContain(closed)
    if (operation.path.includes('{')) expect(Object.keys(operation.responses)).toContain('404')
  })

  test('gives an example of what it reads', () => {
    const bodies = Object.entries(operation.requestBody?.content ?? {}).filter(([type]) => type !== 'multipart/form-data')
    for (const [type, { schema, example }] of bodies) {
      expect([type, example !== undefined]).toEqual([type, true])
      if (type !== 'application/json') continue
      const { oneOf: kinds = [schema] } = schema as { oneOf?: unknown[] }
      for (const kind of kinds) expect(kind).toMatchObject({ additionalProperties: false })
    }
    expect(operation.requestBody === undefined || bodies.length > 0).toBe(true)
  })
})

describe('examples', () => {
  // What takes the password of somebody who is not here.
  const personal = new Set(['register', 'login', 'deleteMe'])
  const examples = operations.filter(({ requestBody, name }) => requestBody?.content['application/json'] && !personal.has(name))

  test.each(examples.map((operation) => [operation.name, operation] as const))('%s reads its own example', async (_name, operation) => {
    // A cycle is closed once it is over.
    const today = operation.name === 'closeCycle' ? '2026-08-01' : undefined
    const { key, retainer, log, share, owner } = await studio({ today })
    const entry = await log()
    const draft = await owner
      .post(`/api/v1/retainers/${retainer.id}/imports`)
      .set('content-type', 'text/csv')
      .send(`Date,Description,Hours\n${operation.name === 'changeImport' ? '06/07/2026' : '2026-07-06'},Review,2\n`)
    const ids: Record<string, string> = {
      retainerId: retainer.id,
      clientId: retainer.client.id,
      entryId: entry.body.entry.id,
      importId: draft.body.import.id,
      linkId: (await share()).id,
      webhookId: (await owner.post('/api/v1/webhooks').send({ name: 'Finance', url: 'https://hooks.example.com' })).body.webhook.id,
    }
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, id: string) => ids[id]!)
    const isAboutOneself = operation.name === 'changeMe'
    const body = operation.requestBody!.content['application/json']!.example
    const headers = { ...(await key('admin')), 'if-match': '*' }
    const { status, text } = isAboutOneself
      ? await owner.patch(path).send(body as object)
      : await ask(origin, operation.method, path, { body, headers })
    // The one client of the studio has the name in the example.
    expect(operation.name === 'createClient' ? [201, 409] : [200, 201], text).toContain(status)
  })
})

describe('every answer has an example that is right', () => {
  const answered = operations.flatMap(({ name, responses }) =>
    Object.entries(responses).flatMap(([status, { content = {} }]) =>
      Object.entries(content).map(([type, { example }]) => ({ name, status, type, example })),
    ),
  )
  const schemas = new Map(exported.map(([name, endpoint]) => [name, endpoint.response!]))

  test.each(answered.filter(({ status, type }) => Number(status) < 300 && type === 'application/json'))('$name', ({ name, example }) => {
    expect(schemas.get(name)!.safeParse(example).error).toBeUndefined()
  })

  test('and every refusal one of its own status', () => {
    const refusals = answered.filter(({ status }) => Number(status) >= 400)
    expect(refusals.length).toBeGreaterThan(500)
    for (const { name, status, example } of refusals) {
      expect([name, status, Problem.safeParse(example).error]).toEqual([name, status, undefined])
      expect((example as Problem).status).toBe(Number(status))
    }
  })
})

test('every field, parameter and operation is explained', () => {
  for (const { properties } of nodesOf({ ...document, paths: {} }))
    for (const [field, schema] of Object.entries((properties ?? {}) as Record<string, { description?: string; $ref?: string }>))
      expect([field, Boolean(schema.description ?? schema.$ref)]).toEqual([field, true])
  for (const { name, description, parameters } of operations) {
    expect([name, description?.length ?? 0]).not.toEqual([name, 0])
    for (const parameter of parameters) expect([name, parameter.name, parameter.description]).not.toContain(undefined)
  }
})

test('people can read the same at /api/docs', async () => {
  const { status, headers, text } = await ask(origin, 'GET', '/api/docs')
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  for (const { name, method, path } of operations) {
    expect(text).toContain(`id="${name}"`)
    expect(text).toContain(`href="#${name}"`)
    expect(text).toContain(`${method} ${path}`)
  }
  expect(text).not.toMatch(/undefined|\[object Object\]/)
})

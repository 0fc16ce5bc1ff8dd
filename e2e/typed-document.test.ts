import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { startProduct, type Product } from './product.ts'
import { onNode, openWorkspace, strictly, tsc } from './stranger.ts'
import { runIn } from './run-in.ts'

let product: Product
let folder: string

beforeAll(async () => {
  product = await startProduct()
  folder = await mkdtemp(join(tmpdir(), 'hourtab-typed-'))
})
afterAll(async () => {
  await product?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('types made of the document that is served carry a program from the first client to a change under If-Match', async () => {
  const document = new URL('/api/v1/openapi.json', product.origin)
  await writeFile(join(folder, 'schema.d.ts'), astToString(await openapiTypescript(document)))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  await cp(join(import.meta.dirname, 'fixtures/openapi-journey.ts'), join(folder, 'journey.ts'))
  await symlink(join(import.meta.dirname, 'node_modules'), join(folder, 'node_modules'))
  const compiled = await runIn(folder, tsc, [...strictly, ...onNode, '--rewriteRelativeImportExtensions', 'journey.ts'])
  expect(compiled).toEqual({ code: 0, out: '', errors: '' })

  const { key } = await openWorkspace(product.origin)
  const { code, out, errors } = await runIn(folder, 'node', ['journey.js', product.origin, key])
  expect(code, errors).toBe(0)
  expect(JSON.parse(out)).toEqual({
    days: ['2026-07-08', '2026-07-07', '2026-07-06'],
    seconds: 9000,
    stale: '/problems/stale',
    refused: ['#/duration'],
    sentence: expect.stringMatching(/^8\.5 of 20 hours used · 11\.5 hours remain · resets Aug 1/),
    unused: 4,
  })
})

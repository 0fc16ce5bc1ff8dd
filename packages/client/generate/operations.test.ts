import { z } from 'zod'
import { endpoint } from '@hourtab/contract/endpoint'
import { expect, test } from 'vitest'
import { calls } from '../generated/operations.ts'
import { createClient } from '../src/client.ts'
import { contractEndpoints, isForKeys } from './contract-endpoints.ts'
import { printOperations } from './print-operations.ts'
import { printType, type Schema } from './print-type.ts'

test('every operation of the contract is a method, save for signing in and changing one’s own account', async () => {
  const all = await contractEndpoints()
  const methods = Object.keys(createClient({ baseUrl: 'https://hours.example.com' }))
  expect(all.filter(({ name }) => !methods.includes(name)).map(({ name }) => name)).toEqual([
    'changeMe',
    'deleteMe',
    'endSession',
    'listSessions',
    'login',
    'logout',
    'lookAround',
    'refresh',
    'register',
  ])
  expect(methods).toEqual(all.filter(isForKeys).map(({ name }) => name))
  for (const { name, method, path } of all.filter(isForKeys)) expect(calls[name as keyof typeof calls]).toMatchObject({ method, path })
})

test.each<[string, Schema, string]>([
  ['one of these or null', { anyOf: [{ enum: ['a', 'b'] }, { type: 'null' }] }, '"a" | "b" | null'],
  ['a list of choices', { type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
  [
    'a list of things with choices in them',
    { type: 'array', items: { type: 'object', properties: { a: { type: ['string', 'null'] } } } },
    '{\na?: string | null\n}[]',
  ],
  ['a day', { type: 'string', format: 'date' }, 'Day'],
  ['anything', {}, 'unknown'],
  ['names and what they stand for', { type: 'object', additionalProperties: { type: 'integer' } }, 'Record<string, number>'],
])('%s is printed as TypeScript has it', (_, schema, printed) => {
  expect(printType(schema, 'answered')).toBe(printed)
})

test('what would be lost in one object is refused when the client is built', () => {
  const twice = endpoint({
    name: 'rename',
    method: 'POST',
    path: '/api/v1/things/:name',
    summary: 'Rename',
    access: 'write',
    params: z.object({ name: z.string() }),
    body: z.strictObject({ name: z.string() }),
    status: 204,
    response: z.undefined(),
  })
  expect(() => printOperations([twice])).toThrow('rename takes name in two places')
})

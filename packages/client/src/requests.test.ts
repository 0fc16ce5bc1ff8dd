import { expect, test } from 'vitest'
import { createClient, HourTabProblem, isProblem } from './client.ts'

/** A client of a server that answers each call so, and what it was asked. */
function answering(...answers: (Response | object)[]) {
  const asked: { url: string; method: string; headers: Headers; body: unknown }[] = []
  const fetch = async (url: string, { method = '', headers, body }: RequestInit): Promise<Response> => {
    asked.push({ url, method, headers: headers as Headers, body })
    const answer = answers.shift() ?? {}
    return answer instanceof Response ? answer : Response.json(answer, { headers: { etag: '"state"' } })
  }
  return { asked, client: createClient({ baseUrl: 'https://hours.example.com/team/', key: 'ht_live_x', fetch }) }
}

test('each field goes where the operation wants it, and the key goes along', async () => {
  const { client, asked } = answering()
  await client.changeEntry({ entryId: 'a/b', duration: '2h', vendor: null }, { ifMatch: '"state"' })
  await client.listEntries({ retainerId: 'r', q: 'weekly sync', limit: 5, from: undefined }).page()
  const [change, list] = asked
  expect([change!.method, change!.url]).toEqual(['PATCH', 'https://hours.example.com/team/api/v1/entries/a%2Fb'])
  expect(JSON.parse(change!.body as string)).toEqual({ duration: '2h', vendor: null })
  expect(Object.fromEntries(change!.headers)).toMatchObject({
    authorization: 'Bearer ht_live_x',
    'content-type': 'application/json',
    'if-match': '"state"',
  })
  expect(list!.url).toBe('https://hours.example.com/team/api/v1/retainers/r/entries?limit=5&q=weekly+sync')
  expect(list!.body).toBeUndefined()
})

test('a call without an id it needs is never sent', async () => {
  const { client, asked } = answering()
  await expect(client.readEntry({ entryId: '' })).rejects.toThrow('entryId is needed')
  expect(asked).toEqual([])
})

test('a file goes as it is, under the name it has or is given', async () => {
  const { client, asked } = answering()
  const bytes = new TextEncoder().encode('Date,Hours\n')
  await client.draftImport({ retainerId: 'r', file: bytes, filename: 'july & august.csv' })
  await client.draftImport({ retainerId: 'r', file: new File([bytes], 'week.csv') })
  await client.draftImport({ retainerId: 'r', file: 'Date,Hours\n' })
  expect(asked.map(({ url }) => new URL(url).search)).toEqual(['?filename=july+%26+august.csv', '?filename=week.csv', ''])
  expect(asked[0]!.body).toBe(bytes)
  expect(new Set(asked.map(({ headers }) => headers.get('content-type')))).toEqual(new Set(['text/csv']))
})

test('a list is read to its end, and no further than it is looked at', async () => {
  const pages = () => [
    { items: [1, 2], nextCursor: 'b' },
    { items: [3], nextCursor: null },
  ]
  const whole = answering(...pages())
  expect(await whole.client.listClients().all()).toEqual([1, 2, 3])
  expect(whole.asked.map(({ url }) => new URL(url).search)).toEqual(['', '?cursor=b'])
  const half = answering(...pages())
  for await (const _ of half.client.listClients()) break
  expect(half.asked).toHaveLength(1)
})

test('what is one thing carries its state, and what is nothing answers nothing', async () => {
  const { client } = answering({ entry: {} }, new Response(null, { status: 204 }))
  expect(await client.readEntry({ entryId: 'e' })).toEqual({ entry: {}, etag: '"state"' })
  expect(await client.removeClient({ clientId: 'c' })).toBeUndefined()
})

test('files are answered as text or bytes', async () => {
  const { client } = answering(new Response('Date\n'), new Response(new Uint8Array([37, 80])))
  expect(await client.exportEntries({ retainerId: 'r' })).toBe('Date\n')
  expect(await client.printStatement({ statementId: 's' })).toEqual(new Uint8Array([37, 80]))
})

test('a stream is read event by event, however it is cut', async () => {
  const parts = ['event: balance\nid: 7\nda', 'ta: {"a":\ndata: 1}\n\n: still here\n\n', 'event: revoked\r\ndata: x\r\n\r\n']
  const body = new ReadableStream({
    start(out) {
      for (const part of parts) out.enqueue(new TextEncoder().encode(part))
      out.close()
    },
  })
  const { client } = answering(new Response(body))
  const events = []
  for await (const event of client.watchPublicBalance({ token: 't' })) events.push(event)
  expect(events).toEqual([
    { event: 'balance', data: '{"a":\n1}', id: '7' },
    { event: 'revoked', data: 'x', id: '' },
  ])
})

test('a problem says which fields are at fault, and which request it was', async () => {
  const errors = [{ pointer: '#/duration', detail: 'More than zero' }]
  const described = { type: '/problems/invalid-input', title: 'Some fields need attention', status: 422, instance: 'req-1f', errors }
  const { client } = answering(Response.json(described, { status: 422 }))
  const thrown = await client.readMe().catch((error: unknown) => error)
  expect(isProblem(thrown, 'invalid-input')).toBe(true)
  expect(isProblem(thrown, 'plan-limit')).toBe(false)
  expect(isProblem(new Error('other'))).toBe(false)
  expect(thrown).toMatchObject({ slug: 'invalid-input', status: 422, requestId: 'req-1f', errors, message: 'More than zero' })
  expect([(thrown as HourTabProblem).at('#/duration'), (thrown as HourTabProblem).at('#/vendor')]).toEqual(['More than zero', undefined])
})

test.each([200, 404, 500])('what answers with %i and is not HourTab is told as such', async (status) => {
  const { client } = answering(new Response('<h1>Welcome</h1>', { status, headers: { 'content-type': 'text/html' } }))
  await expect(client.readMe()).rejects.toMatchObject({ slug: 'unreadable-answer', status })
})

import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isPublicAddress } from './addresses.ts'
import { openOutbound } from './open-outbound.ts'

let hits = 0
let port = 0
// Listens on every address of this machine, IPv6 included.
const canary = createServer((_request, response) => response.end('You should not be here'))
// A connection is a hit already, whatever is said over it.
canary.on('connection', () => hits++)
beforeAll(async () => {
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve))
  port = (canary.address() as { port: number }).port
})
beforeEach(() => {
  hits = 0
})
afterAll(() => {
  canary.close()
  canary.closeAllConnections()
})

const spellings = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.01',
  '017700000001',
  '0',
  '0.0.0.0',
  '127.0.0.1.',
  '１２７.0.0.1',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'api.localhost',
  'localhost.localdomain',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fd00::1]',
  '[fec0::1]',
  '[ff02::1]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '[fd00:ec2::254]',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  'metadata.google.internal',
  'postgres',
  'router.lan',
]

describe.each(spellings)('%s', (host) => {
  const outbound = openOutbound({ allowPrivate: false, timeoutMs: 3000, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })

  test('is refused before anything is sent, and again when it is called', async () => {
    const url = `https://${host}:${port}/hook`
    expect(outbound.faultOf(url)).toBeTypeOf('string')
    expect(await outbound.post(url, {}, '{}')).toMatchObject({
      status: null,
      fault: 'its address is not a public one, so nothing was sent',
      answer: null,
    })
    expect(hits).toBe(0)
  })
})

test('other schemes, names before the host and ports of other services are refused', () => {
  const { faultOf } = openOutbound({ allowPrivate: false })
  for (const url of [
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://example.com@127.0.0.1/',
    'https://user:secret@example.com/',
    'https://example.com:22/',
    'https://example.com:25/',
    'https://example.com:80/',
    'javascript:alert(1)',
    'https://',
    '//example.com',
  ])
    expect([url, faultOf(url)]).toEqual([url, expect.any(String)])
  for (const url of [
    'https://example.com/hooks?a=1',
    'https://example.com:443/',
    'https://example.com:8443/',
    'https://1.1.1.1/',
    'https://[2606:4700::1111]/',
  ])
    expect([url, faultOf(url)]).toEqual([url, undefined])
})

test('a name is refused for the address it leads to, whatever family it is of', async () => {
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ]) {
    const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
    const outbound = openOutbound({ allowPrivate: false, timeoutMs: 3000, resolve })
    expect((await outbound.post(`https://hooks.example.com:${port}/`, {}, '{}')).fault).toBe(
      'its address is not a public one, so nothing was sent',
    )
  }
  expect(hits).toBe(0)
})

test('a name that leads elsewhere a moment after it was looked at, or to two places at once, is never followed inside', async () => {
  let asked = 0
  // One.one.one.one first, this machine from then on.
  const rebinding = async () => [{ address: asked++ === 0 ? '1.1.1.1' : '127.0.0.1', family: 4 }]
  const both = async () => [
    { address: '127.0.0.1', family: 4 },
    { address: '1.1.1.1', family: 4 },
    { address: '::1', family: 6 },
  ]
  for (const resolve of [rebinding, both]) {
    const outbound = openOutbound({ allowPrivate: false, timeoutMs: 500, resolve })
    for (let n = 0; n < 5; n++) expect((await outbound.post(`https://hooks.example.com:${port}/`, {}, '{}')).status).toBeNull()
  }
  expect(asked).toBe(5)
  expect(hits).toBe(0)
})

test('an answer that sends on to this machine is not followed', async () => {
  const elsewhere = createServer((_request, response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end())
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  const { port: first } = elsewhere.address() as { port: number }
  const posted = await openOutbound({ allowPrivate: true }).post(`http://127.0.0.1:${first}/`, {}, '{}')
  elsewhere.close()
  expect([posted.status, posted.fault, hits]).toEqual([307, 'it answered 307; redirects are not followed', 0])
})

test('the canary can be met where private addresses are allowed, so that not meeting it means something', async () => {
  const outbound = openOutbound({ allowPrivate: true })
  for (const host of ['127.0.0.1', '127.1', '2130706433', 'localhost', '[::1]', '[::ffff:127.0.0.1]'])
    expect((await outbound.post(`http://${host}:${port}/`, {}, '{}')).status).toBe(200)
  expect(hits).toBe(6)
})

test('what is public is told from what is not', () => {
  for (const address of ['1.1.1.1', '93.184.215.14', '172.32.0.1', '2606:4700::1111'])
    expect([address, isPublicAddress(address)]).toEqual([address, true])
  for (const address of ['', 'x', '256.1.1.1', '::', '::2', '1::', '100::1', '5f00::1', '2001:db8::1', '3fff::1'])
    expect([address, isPublicAddress(address)]).toEqual([address, false])
})

test('who takes the connection and never answers is left after the time that is given', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const { port: at } = silent.address() as { port: number }
  const { fault } = await openOutbound({ allowPrivate: true, timeoutMs: 300 }).post(`http://127.0.0.1:${at}/`, {}, '{}')
  silent.close()
  silent.closeAllConnections()
  expect(fault).toBe('it did not answer within 0.3 seconds')
})

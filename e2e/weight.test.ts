import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { harvestExport } from './exports.ts'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth } from './this-month.ts'

const oneRoundTrip = 14 * 1024
const htmlAlone = 6 * 1024
const loadedBeforePaint = new Set(['Document', 'Script', 'Stylesheet', 'Font', 'Image'])
const topics = [
  'weekly sync',
  'change order analysis',
  'deliverable acceptance review',
  'integration point mapping',
  'BRD draft',
  'issue triage',
  'invoice review',
]
const kinds = ['Discovery', 'Vendor A', 'Vendor Northline', 'Reporting', 'Risk', 'Go-live', 'Change']
const fifty = Array.from({ length: 50 }, (_, n) => ({
  on: firstOfMonth(),
  description: `${kinds[n % 7]}: ${topics[(n * 3) % 7]} + ${topics[(n * 5 + 1) % 7]} ${n + 1}`,
  hours: [0.5, 0.25, 0.75, 0.4][(n * 7) % 4]!,
}))

type Arrived = { type: string; encoding: string; head: number; whole: number }

/** Every answer that a page receives: the bytes of its headers as they were on the wire, and of all of it. */
async function arrivals(page: Page): Promise<Map<string, Arrived>> {
  const wire = await page.context().newCDPSession(page)
  const arrived = new Map<string, Arrived>()
  wire.on('Network.responseReceived', ({ requestId, type, response: { headers, encodedDataLength } }) => {
    const encoding = headers['content-encoding'] ?? headers['Content-Encoding'] ?? 'none'
    arrived.set(requestId, { type, encoding, head: encodedDataLength, whole: 0 })
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const answer = arrived.get(requestId)
    if (answer) answer.whole = encodedDataLength
  })
  await wire.send('Network.enable')
  return arrived
}

test('the first view of a client page with 50 entries, script included, is one round trip of 14 KB', async ({ open, product }) => {
  const pm = await open()
  const call = await signUp(pm, product.origin)
  const retainer = await makeRetainer(call)
  const { name, text } = harvestExport(fifty)
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  const drafted = await pm.request.post(`/api/v1/retainers/${retainer.id}/imports`, {
    multipart: { file },
    headers: { origin: product.origin },
  })
  const { import: draft } = (await drafted.json()) as { import: { id: string } }
  await call('POST', `/imports/${draft.id}/publish`)
  const { path } = await retainer.share()

  const client = await open()
  const arrived = await arrivals(client)
  await client.goto(path, { waitUntil: 'load' })
  await expect.poll(() => [...arrived.values()].filter(({ type, whole }) => type === 'Script' && whole > 0).length).toBe(1)
  expect(await client.getByRole('region', { name: 'Work log' }).getByRole('listitem').count()).toBe(50)

  const firstView = [...arrived.values()].filter(({ type }) => loadedBeforePaint.has(type))
  expect(firstView.map(({ type, encoding }) => `${type} ${encoding}`).toSorted()).toEqual(['Document br', 'Script br'])
  const [html, script] = ['Document', 'Script'].map((wanted) => firstView.find(({ type }) => type === wanted)!) as [Arrived, Arrived]
  const bodyOf = ({ head, whole }: Arrived) => whole - head
  const inWords = (answer: Arrived) => `${bodyOf(answer)} B (${answer.whole} B with its headers)`
  process.stdout.write(`first view of the client page: HTML ${inWords(html)}, script ${inWords(script)}\n`)
  expect(bodyOf(html)).toBeGreaterThan(2000)
  expect(bodyOf(script)).toBeGreaterThan(1000)
  expect(bodyOf(html)).toBeLessThanOrEqual(htmlAlone)
  expect(html.whole + script.whole).toBeLessThanOrEqual(oneRoundTrip)
})

test('the client page is painted from its first request alone', async ({ open, product }) => {
  const call = await signUp(await open(), product.origin)
  const retainer = await makeRetainer(call)
  await retainer.log()
  const { path } = await retainer.share()
  const page = await open()
  const held: string[] = []
  await page.route('**/*', (route) => {
    if (route.request().isNavigationRequest()) return route.continue()
    held.push(new URL(route.request().url()).pathname)
    return undefined
  })
  await page.goto(path, { waitUntil: 'commit' })
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  await page.getByText('19 hours remain').waitFor()
  expect(held).toEqual([expect.stringMatching(/^\/balance\/balance-[\w-]+\.js$/)])
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test, vi } from 'vitest'
import { renderBalance } from './render.tsx'
import { samplePage } from './sample.ts'

const root = new URL('..', import.meta.url).pathname
const firstRoundTrip = 14 * 1024

async function browserScripts(): Promise<string[]> {
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ root, logLevel: 'silent', build: { write: false } })
  if (!('output' in built)) throw new Error('one build, one output')
  return built.output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []))
}

test('the whole page, 50 entries and script included, arrives in one round trip of 14 KB', async () => {
  const scripts = await browserScripts()
  expect(scripts).toHaveLength(1)
  const html = renderBalance(samplePage({ count: 50 }), { script: '/balance/balance-AbCdEfGh.js', token: 'Q'.repeat(48) })
  const [page, script] = [html, scripts[0]!].map((text) => brotliCompressSync(text).length) as [number, number]
  expect(page).toBeLessThan(6 * 1024)
  expect(page + script, `page ${page} B + script ${script} B`).toBeLessThan(firstRoundTrip)
})

test('zod is not among what the browser loads', async () => {
  const [script = ''] = await browserScripts()
  expect(script).not.toMatch(/zod|safeParse/i)
})

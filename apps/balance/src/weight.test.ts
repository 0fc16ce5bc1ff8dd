import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { browserScript, renderer } from './built.ts'
import { sampleLine, samplePage } from './sample.ts'

const weigh = (text: string) => brotliCompressSync(text).length
const firstRoundTrip = 14 * 1024
const sampleAddress = { script: '/balance/balance-AbCdEfGh.js', token: 'ht_kZ3v9QmXw7'.repeat(4) }
const fifty = renderer.renderBalance(samplePage({ count: 50 }), sampleAddress)

test('the page with 50 entries, its styles and its data is at most 6 KB', () => {
  expect(fifty).toContain(renderer.pageCss)
  expect(weigh(fifty)).toBeLessThan(6 * 1024)
})

test('with its script it arrives in one round trip of 14 KB', () => {
  expect(weigh(fifty) + weigh(browserScript), `${weigh(fifty)} B page + ${weigh(browserScript)} B script`).toBeLessThan(firstRoundTrip)
})

test('with 12 of 240 earlier cycles the first paint, which waits for no script, is one round trip still', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const line = (month: number) =>
    sampleLine(`2025-${two(month)}-01`, `2025-${two(month)}-28`, (9 + ((month * 7) % 17)) * 3600, 72_000, '2026-07-14')
  const earlierCycles = Array.from({ length: 12 }, (_, n) => line(12 - n))
  const long = renderer.renderBalance({ ...samplePage({ count: 50 }), earlierCycles, earlierCyclesOmitted: 228 }, sampleAddress)
  expect(long).toContain('All 240 earlier cycles')
  expect(weigh(long)).toBeLessThan(firstRoundTrip / 2)
})

test('no validation library is among what the browser loads', () => {
  expect(browserScript).not.toMatch(/zod|safeParse|preact/i)
})

test('the script writes no markup and no code, so that Trusted Types can be enforced', () => {
  expect(browserScript).not.toMatch(/insertAdjacentHTML|document\.write|\beval\(|new Function|outerHTML/)
})

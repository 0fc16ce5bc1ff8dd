import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { browserScript, renderer } from './built.ts'
import { samplePage } from './sample.ts'

const weigh = (text: string) => brotliCompressSync(text).length
const firstRoundTrip = 14 * 1024
const fifty = renderer.renderBalance(samplePage({ count: 50 }), {
  script: '/balance/balance-AbCdEfGh.js',
  token: 'ht_kZ3v9QmXw7'.repeat(4),
})

test('the page with 50 entries, its styles and its data is at most 6 KB', () => {
  expect(fifty).toContain(renderer.pageCss)
  expect(weigh(fifty)).toBeLessThan(6 * 1024)
})

test('with its script it arrives in one round trip of 14 KB', () => {
  expect(weigh(fifty) + weigh(browserScript), `${weigh(fifty)} B page + ${weigh(browserScript)} B script`).toBeLessThan(firstRoundTrip)
})

test('no validation library is among what the browser loads', () => {
  expect(browserScript).not.toMatch(/zod|safeParse/i)
})

test('the script writes no markup and no code, so that Trusted Types can be enforced', () => {
  expect(browserScript).not.toMatch(/insertAdjacentHTML|document\.write|\beval\(|new Function|outerHTML/)
})

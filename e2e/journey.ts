import { expect, test as plain } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startProduct } from './product.ts'
import { visitors } from './visitors.ts'

/** A test with the real product and real browsers: none may break the policy, call another host or print a secret. */
export const test = plain
  .extend('product', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const product = await startProduct()
    onCleanup(product.stop)
    return product
  })
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('secrets', { scope: 'worker' }, () => new Set<string>())
  .extend('open', async ({ product, browser, secrets }, { onCleanup }) => {
    const faults: string[] = []
    const { open, close } = visitors(browser, product.origin, { faults, secrets })
    onCleanup(async () => {
      await close()
      expect(faults, 'what the browsers complained of').toEqual([])
      expect(spilled(product.output(), secrets), 'secrets that the server printed').toEqual([])
    })
    return open
  })

/** Those of the secrets that stand in a text. */
export const spilled = (text: string, secrets: Iterable<string>): string[] => [...secrets].filter((secret) => text.includes(secret))

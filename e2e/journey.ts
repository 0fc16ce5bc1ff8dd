import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, test as plain } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startProduct } from './product.ts'
import { watch, type Noticed } from './watch.ts'

type Visit = BrowserContextOptions & {
  /** Faults that belong to the journey. */
  expects?: RegExp[]
  /** Another HourTab than the one that all journeys share. */
  at?: string
}

/** Opens a browser of its own, without any memory, and answers its first page. */
export type Open = (visit?: Visit) => Promise<Page>

// Who is not signed in finds it out by being told so.
const everyday = [/status of 401 .*\/api\/v1\/(me|auth\/refresh)\)/]

/** Opens browsers at a product. `close` closes them all, and notes the cookies they were given among the secrets. */
export function visitors(browser: Browser, origin: string, noticed: Noticed) {
  const contexts: Awaited<ReturnType<Browser['newContext']>>[] = []
  const open: Open = async ({ expects = [], at = origin, ...options } = {}) => {
    const context = await browser.newContext({ baseURL: at, timezoneId: 'UTC', locale: 'en-US', ...options })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    await watch(context, at, noticed, [...everyday, ...expects])
    return context.newPage()
  }
  const close = async () => {
    for (const context of contexts) {
      for (const { value } of await context.cookies()) noticed.secrets.add(value)
      await context.close()
    }
  }
  return { open, close }
}

/** A test with the real product and real browsers: none may break the policy, call another host or print a secret. */
export const test = plain
  .extend('product', { scope: 'worker' }, async (_, { onCleanup }) => {
    const product = await startProduct()
    onCleanup(product.stop)
    return product
  })
  .extend('browser', { scope: 'worker' }, async (_, { onCleanup }) => {
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

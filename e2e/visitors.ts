import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { watch, type Noticed } from './watch.ts'

type Visit = BrowserContextOptions & {
  /** Faults that belong to the journey. */
  expects?: RegExp[]
  /** Another HourTab than the one that all journeys share. */
  at?: string
}

/** Opens a browser of its own, without any memory, and answers its first page. */
export type Open = (visit?: Visit) => Promise<Page>

/** Opens browsers at a product. `close` closes them all, and notes the cookies they were given among the secrets. */
export function visitors(browser: Browser, origin: string, noticed: Noticed) {
  const contexts: BrowserContext[] = []
  const open: Open = async ({ expects = [], at = origin, ...options } = {}) => {
    const context = await browser.newContext({ baseURL: at, timezoneId: 'UTC', locale: 'en-US', ...options })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    await watch(context, at, noticed, expects)
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

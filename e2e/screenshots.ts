import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { startProduct } from './product.ts'
import { allScreens, show } from './screens.ts'
import { visitors } from './visitors.ts'

// The gallery: every screen at three widths, in light and dark. `node e2e/screenshots.ts <folder>`.

const widths = [360, 768, 1440]
// No browser draws a picture of the whole reference.
const tallest = 12_000
const folder = resolve(process.argv[2] ?? 'screenshots')

async function photograph(page: Page, name: string) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 700 ? 780 : 900 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // The first frame after the change may still hold colours of the other paper.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      const path = join(folder, `${name.replaceAll(/\W+/g, '-')}-${width}-${colorScheme}.png`)
      await page.screenshot({ path, fullPage: height < tallest })
    }
  }
}

await mkdir(folder, { recursive: true })
const product = await startProduct()
const browser = await launchBrowser()
try {
  const { open, close } = visitors(browser, product.origin, { faults: [], secrets: new Set() })
  const screens = await allScreens(open, product.origin)
  for (const screen of screens) {
    await show(screen)
    await photograph(screen.page, screen.name)
  }
  await close()
} finally {
  await browser.close()
  await product.stop()
}

import { afterEach, expect, test, vi } from 'vitest'
import { findBrowser, launchBrowser } from './browser.ts'

afterEach(() => vi.unstubAllEnvs())

const read = async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<p id="line" style="display: inline-block">8 hours remain</p>')
    return await page.locator('#line').evaluate((line) => ({ text: line.textContent, isDrawn: line.getBoundingClientRect().width > 50 }))
  } finally {
    await browser.close()
  }
}

test('a browser of this machine starts and draws words', async () => {
  expect(await read()).toEqual({ text: '8 hours remain', isDrawn: true })
})

test('a machine without a browser uses the one that came with the install', async () => {
  vi.stubEnv('CHROMIUM_PATH', 'bundled')
  expect((await findBrowser()).executablePath).toContain('node_modules')
  expect(await read()).toEqual({ text: '8 hours remain', isDrawn: true })
})

test('a path that leads nowhere is said, not skipped', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium')
  await expect(launchBrowser()).rejects.toThrow('CHROMIUM_PATH is /nowhere/chromium, and there is no such file.')
})

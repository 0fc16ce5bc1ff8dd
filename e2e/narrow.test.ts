import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { narrow, overflow, sideways } from './overflow.ts'
import { clientStates, draftImport, show, type Screen } from './screens.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth } from './this-month.ts'

async function straysOf(screens: Screen[]): Promise<string[]> {
  const strays: string[] = []
  for (const screen of screens) {
    await screen.page.setViewportSize(narrow)
    await show(screen)
    strays.push(...(await sideways(screen)))
  }
  return strays
}

const names = {
  'one long word': 'Haldenschienenverkehrsgesellschaft'.repeat(6).slice(0, 200),
  'many words': 'Halden Rail and its many subsidiaries '.repeat(6).slice(0, 200).trim(),
  'right to left': 'شركة السكك الحديدية الشمالية للنقل والخدمات اللوجستية المحدودة '.repeat(3).slice(0, 200).trim(),
  emoji: '👩🏽‍🚒🚆'.repeat(18),
}

test.for(Object.entries(names))('a name of %s stays within the screen', async ([, name], { open, product }) => {
  const pm = await open({ viewport: narrow })
  const call = await signUp(pm, product.origin)
  const retainer = await makeRetainer(call, { clientName: name, name, startsOn: firstOfMonth(-1) })
  await retainer.log({ description: `Vendor: ${name}`, vendor: name.slice(0, 108), project: name.slice(0, 108) })
  const { path } = await retainer.share(name.slice(0, 54))
  const preview = await draftImport(pm, retainer.path)
  const client = await open()
  const screens = [
    { name: 'retainers', page: pm, path: '/retainers', ready: 'New retainer' },
    { name: 'retainer', page: pm, path: retainer.path, ready: 'Cycles' },
    { name: 'import preview', page: pm, path: preview, ready: 'After publishing' },
    { name: 'links', page: pm, path: `${retainer.path}/links`, ready: 'For the engagement letter' },
    { name: 'retainer settings', page: pm, path: `${retainer.path}/settings`, ready: 'in force' },
    { name: 'client page', page: client, path, ready: 'Work log' },
  ]
  expect(await straysOf(screens)).toEqual([])
})

/** Parts of sentences that are broken across lines, though they would fit on one. */
const brokenParts = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.part')]
      .filter((part) => {
        const words = document.createRange()
        words.selectNodeContents(part)
        const lines = [...words.getClientRects()]
        return Math.max(...lines.map(({ top }) => top)) >= Math.min(...lines.map(({ bottom }) => bottom))
      })
      .map(({ textContent }) => textContent),
  )

test('a sentence of figures is broken between its parts on a narrow phone, never within one', async ({ open, product }) => {
  const pm = await open({ viewport: narrow })
  const call = await signUp(pm, product.origin)
  const retainer = await makeRetainer(call, { capHours: 21.75, startsOn: firstOfMonth(-1) })
  await retainer.log({ seconds: 3.25 * 3600 })
  const { path } = await retainer.share()
  const screens = [
    { name: 'retainers', page: pm, path: '/retainers', ready: '18.5 hours remain' },
    { name: 'retainer', page: pm, path: retainer.path, ready: 'Cycles' },
    { name: 'client page', page: pm, path, ready: 'Earlier cycles' },
  ]
  for (const screen of screens) {
    await show(screen)
    expect(await pm.locator('.part').count(), screen.name).toBeGreaterThan(1)
    expect(await brokenParts(pm), screen.name).toEqual([])
  }
})

test('something wider than the screen is noticed', async ({ open, product }) => {
  const page = await open({ viewport: narrow })
  const [state] = await clientStates(page, product.origin)
  await page.goto(state!.path)
  await page.evaluate(() => {
    const wide = document.createElement('div')
    wide.style.setProperty('width', '600px')
    wide.textContent = 'wide'
    document.body.append(wide)
  })
  expect(await overflow(page)).toMatch(/^\d+ px: div\.$/)
})

import axe, { type Result } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { allScreens, show } from './screens.ts'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 360, height: 740, colorScheme: 'light' },
] as const

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate(
    (values) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    levels,
  )
  return found.map(inWords)
}

const inWords = ({ id, help, nodes }: Result) =>
  `${id}: ${help}, ${nodes.length} times, e.g. ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ''}`

test(
  'no screen has a barrier that axe finds, in light and dark, on a phone and on a desk',
  { timeout: 120_000 },
  async ({ open, product }) => {
    const screens = await allScreens(open, product.origin)
    const found: string[] = []
    for (const screen of screens) {
      const { page, name } = screen
      await show(screen)
      await page.evaluate(axe.source)
      for (const { width, height, colorScheme } of looks) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        found.push(...(await violations(page)).map((violation) => `${name}, ${width} px, ${colorScheme}: ${violation}`))
      }
    }
    expect(found).toEqual([])
  },
)

test('axe finds a barrier that is put in its way', async ({ open }) => {
  const page = await open()
  await page.goto('/sign-up')
  await page.getByLabel('Your name').waitFor()
  await page.evaluate(() => document.querySelector('input')?.removeAttribute('id'))
  await page.evaluate(axe.source)
  expect(await violations(page)).toEqual([expect.stringContaining('label')])
})

import { expect } from 'vitest'
import { barriers, barriersInEveryLook } from './barriers.ts'
import { test } from './journey.ts'
import { sideways } from './overflow.ts'
import { allScreens, show } from './screens.ts'

test(
  'no screen has a barrier that axe finds, in light and dark, on a phone and on a desk, or scrolls sideways on a narrow phone, at twice the text size either',
  { timeout: 300_000 },
  async ({ open, product }) => {
    const found: string[] = []
    for (const screen of await allScreens(open, product.origin)) {
      await show(screen)
      found.push(...(await barriersInEveryLook(screen.page, screen.name)), ...(await sideways(screen)))
    }
    expect(found).toEqual([])
  },
)

test('axe finds a barrier that is put in its way', async ({ open }) => {
  const page = await open()
  await page.goto('/sign-up')
  await page.getByLabel('Your name').waitFor()
  await page.evaluate(() => document.querySelector('input')?.removeAttribute('id'))
  expect(await barriers(page)).toEqual([expect.stringContaining('label')])
})

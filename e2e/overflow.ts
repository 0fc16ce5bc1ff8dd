import type { Page } from 'playwright-core'

/** How many pixels a page can be scrolled sideways, and the outermost of what sticks out. */
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const right = (element: Element) => Math.round(element.getBoundingClientRect().right)
    const stray = [...document.body.querySelectorAll('*')]
      .filter((element) => right(element) > clientWidth)
      .sort((a, b) => right(b) - right(a))
    const words = stray.map((element) => `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').replaceAll(' ', '.')}`)
    return `${scrollWidth - clientWidth} px: ${[...new Set(words)].slice(0, 5).join(', ')}`
  })

export const narrow = { width: 360, height: 740 }

/** What sticks out of a screen on a narrow phone, as it is and at twice the text size. The page is left enlarged. */
export async function sideways({ page, name }: { page: Page; name: string }): Promise<string[]> {
  await page.setViewportSize(narrow)
  const plain = await overflow(page)
  await enlarge(page)
  const large = await overflow(page)
  return [plain && `${name}: ${plain}`, large && `${name} at 200 %: ${large}`].filter((found) => found !== null)
}

/** Twice the text size. */
export const enlarge = (page: Page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))

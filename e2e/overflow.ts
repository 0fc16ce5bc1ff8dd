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

/** Twice the text size. */
export const enlarge = (page: Page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))

import axe, { type Result, type RunOnly } from 'axe-core'
import type { Page } from 'playwright-core'

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const everything: RunOnly = { type: 'tag', values: levels }
// Light and dark differ in nothing else.
const colours: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
const looks = [
  { width: 1440, height: 900, colorScheme: 'light', runOnly: everything },
  { width: 360, height: 740, colorScheme: 'light', runOnly: colours },
  { width: 360, height: 740, colorScheme: 'dark', runOnly: everything },
] as const

/** What axe finds on a page as it stands. */
export async function barriers(page: Page, runOnly = everything): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (wanted) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: wanted, resultTypes: ['violations'] }),
    runOnly,
  )
  return violations.map(inWords)
}

const isThorough = process.env.THOROUGH === '1'

let turn = 0
// Whoever waits for it sees one screen on a desk in light, and the next on a phone in dark.
const looksAt = () => (isThorough ? looks : [looks[turn++ % 2 === 0 ? 0 : 2]])

/** The same on a desk, and on a phone in light and dark. */
export async function barriersInEveryLook(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const { width, height, colorScheme, runOnly } of looksAt()) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    found.push(...(await lasting(page, runOnly)).map((barrier) => `${name}, ${width} px, ${colorScheme}: ${barrier}`))
  }
  return found
}

// What is only there while the colours change is gone at the second look.
async function lasting(page: Page, runOnly: RunOnly): Promise<string[]> {
  await page.evaluate(comeAnew)
  if ((await barriers(page, runOnly)).length === 0) return []
  await page.waitForTimeout(500)
  await page.evaluate(comeAnew)
  return barriers(page, runOnly)
}

// A browser takes its time with the colours of what has not changed itself, and more with what is out of sight. Whatever comes anew has its
// own colours at once.
function comeAnew(): void {
  for (const element of document.querySelectorAll<HTMLElement>('main *'))
    if (getComputedStyle(element).contentVisibility === 'auto') element.style.setProperty('content-visibility', 'visible')
  document.body.style.setProperty('display', 'none')
  document.body.getBoundingClientRect()
  document.body.style.removeProperty('display')
}

const inWords = ({ id, help, nodes }: Result) =>
  `${id}: ${help}, ${nodes.length} times, e.g. ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ''}`

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { barriersInEveryLook } from './barriers.ts'
import { dayOfMonth, draftOfEverything, harvest, importer } from './import-steps.ts'
import { test } from './journey.ts'
import { enlarge, overflow } from './overflow.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, today } from './this-month.ts'
import type { Open } from './visitors.ts'

const hasFocus = (target: Locator) => expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true)
const publishBar = (page: Page) => page.getByRole('region', { name: 'Publish' })

async function cast(open: Open, origin: string, expects: RegExp[] = []) {
  const page = await open({ viewport: { width: 1440, height: 900 }, expects })
  const call = await signUp(page, origin)
  const retainer = await makeRetainer(call, { startsOn: firstOfMonth(-2), capHours: 1000 })
  return { page, call, retainer, own: importer(page, origin, call, retainer) }
}

test('with the keyboard alone rows are written over, split, left out and decided, and the draft is published', async ({
  open,
  product,
}) => {
  const { page, call, retainer } = await cast(open, product.origin)
  const { keyboard } = page
  const { path } = await draftOfEverything(page, product.origin, call, retainer)
  await page.goto(path)
  await page.getByRole('searchbox', { name: 'Search these rows' }).waitFor()
  await keyboard.press('/')
  await hasFocus(page.getByRole('searchbox', { name: 'Search these rows' }))
  await keyboard.press('Tab')
  await hasFocus(page.getByRole('button', { name: 'Keep all mine' }))
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await hasFocus(page.getByRole('button', { name: /^Keep mine Vendor B/ }))
  await keyboard.press('t')
  await page.getByRole('button', { name: /^Take theirs Vendor B/, pressed: true }).waitFor()
  for (const _ of [1, 2, 3]) await keyboard.press('ArrowDown')
  await hasFocus(page.getByRole('checkbox', { name: 'Remove Risk: register review' }))
  await keyboard.press('x')
  await publishBar(page).getByText('Adds 5 entries and changes 2').waitFor()

  for (const _ of [1, 2, 3]) await keyboard.press('ArrowDown')
  const meeting = page.getByRole('checkbox', { name: /^Log line \d+: meeting/ })
  await hasFocus(meeting)
  await keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Edit meeting' })
  await hasFocus(form.getByLabel('Description'))
  await keyboard.type('Nothing of this')
  await keyboard.press('Escape')
  await hasFocus(meeting)
  await keyboard.press('e')
  await keyboard.type('Vendor A: escalation call')
  await keyboard.press('Enter')
  const escalation = page.getByRole('checkbox', { name: /^Log line \d+: Vendor A: escalation call/ })
  await hasFocus(escalation)
  await page.getByText('Edited. In the file:').waitFor()

  await keyboard.press('ArrowUp')
  await keyboard.press('s')
  const split = page.getByRole('form', { name: /^Split Vendor A: weekly sync/ })
  await hasFocus(split.getByLabel('Hours of part 1'))
  await keyboard.type('1')
  await split.getByText('Give every part its hours; the last one takes what is left').waitFor()
  await split.getByLabel('Hours of part 2').focus()
  await keyboard.type('1:30')
  await split.getByText('The parts add up').waitFor()
  await keyboard.press('Enter')
  await page.getByRole('list', { name: 'Split into' }).getByText('Vendor A: invoice review').waitFor()
  await publishBar(page).getByText('Adds 7 entries and changes 2').waitFor()

  await keyboard.press('p')
  await hasFocus(publishBar(page).getByRole('button'))
  await keyboard.press('Enter')
  await page.getByText('added 7 entries and changed 2; kept 2 entries you edited').waitFor()
  await page.getByText('Vendor A: escalation call', { exact: true }).first().waitFor()
})

test('what a form got wrong stands beside its field, and nothing is changed', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin, [/status of 422/])
  await page.goto(own.pathOf(await own.upload(harvest([today, 'Risk: review', 2]))))
  await page.getByRole('button', { name: /^Edit line 2/ }).click()
  await page.getByRole('textbox', { name: 'Hours' }).fill('much')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Hours such as 1.5, 1:30 or 1h 30m, more than zero').waitFor()
  await hasFocus(page.getByRole('textbox', { name: 'Hours' }))
  await page.getByRole('textbox', { name: 'Hours' }).fill('3')
  await page.getByLabel('Day', { exact: true }).fill('2020-02-29')
  await page.keyboard.press('Enter')
  await page.getByText(`The retainer begins on ${firstOfMonth(-2)}`).waitFor()
  await hasFocus(page.getByLabel('Day', { exact: true }))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Publish 1 entry · 2 h' }).waitFor()
})

test('what was left out or edited is taken back again, one by one or all together', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin)
  await page.goto(
    own.pathOf(await own.upload(harvest([dayOfMonth(1), 'Sync', 1], [dayOfMonth(1), 'Review', 2], [today, 'Risk: review', 3]))),
  )
  const all = page.getByRole('checkbox', { name: 'Log all 3' })
  await page.getByRole('checkbox', { name: 'Log line 2: Sync' }).uncheck()
  await page.getByRole('button', { name: 'Publish 2 entries · 5 h' }).waitFor()
  await page.getByRole('button', { name: 'Left out 1' }).click()
  expect(await page.locator('.row').count()).toBe(1)
  await page.getByRole('button', { name: 'All 3' }).click()
  await all.click()
  await page.getByRole('button', { name: 'Publish 3 entries · 6 h' }).waitFor()
  await all.click()
  await page.getByText('There is nothing to publish.').waitFor()
  await all.click()
  await page.getByRole('button', { name: /^Edit line 3/ }).click()
  await page.getByRole('textbox', { name: 'Hours' }).fill('2.5')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Publish 3 entries · 6.5 h' }).waitFor()
  await page.getByRole('button', { name: /^As in the file line 3/ }).click()
  await page.getByRole('button', { name: 'Publish 3 entries · 6 h' }).waitFor()
})

test(
  'no part of a draft has a barrier that axe finds or scrolls sideways on a phone, at twice the text size either',
  { timeout: 180_000 },
  async ({ open, product }) => {
    const { page, call, retainer, own } = await cast(open, product.origin)
    const { path } = await draftOfEverything(page, product.origin, call, retainer)
    const sheet = { name: 'stunden.csv', text: `Wann,Wer,Was genau,Wie lange\n${today},Ines,Call with the steering group,1:30\n` }
    const mapped = own.pathOf(await own.upload(sheet))
    const other = importer(page, product.origin, call, await makeRetainer(call, { name: 'Depot' }))
    const asking = other.pathOf(await other.upload(harvest([today, 'Sync', 1], [today, 'Review', 2, { client: 'Kestrel' }])))
    const published = own.pathOf(await own.publish(harvest([today, 'Planning', 1]), { answers: { range: 'none' } }))
    const form = async (name: RegExp) => {
      await page.getByRole('button', { name }).first().click()
      await page.locator('.row-form').waitFor()
    }
    const scenes: [name: string, path: string, act: () => Promise<unknown>][] = [
      ['a draft of everything', path, () => page.getByRole('heading', { name: 'To decide' }).waitFor()],
      ['a row being written over', path, () => form(/^Edit line/)],
      ['a row being split', path, () => form(/^Split line/)],
      ['an answer being changed', path, () => page.getByRole('button', { name: /^Change Which days/ }).click()],
      ['columns being mapped', mapped, () => page.getByRole('button', { name: 'Read it like this' }).waitFor()],
      ['a question', asking, () => page.getByRole('heading', { name: 'One question' }).waitFor()],
      ['a published import', published, () => page.getByRole('heading', { name: 'Added' }).waitFor()],
    ]
    const found: string[] = []
    for (const [name, at, act] of scenes) {
      await page.goto(at)
      await act()
      found.push(...(await barriersInEveryLook(page, name)))
      const plain = await overflow(page)
      await enlarge(page)
      const large = await overflow(page)
      found.push(...[plain && `${name}: ${plain}`, large && `${name} at 200 %: ${large}`].filter((each) => typeof each === 'string'))
      await page.setViewportSize({ width: 1440, height: 900 })
    }
    expect(found).toEqual([])
  },
)

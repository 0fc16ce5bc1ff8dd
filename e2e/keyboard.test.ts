import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab until something has the focus; a person would give up sooner. */
async function tabTo(page: Page, target: Locator, most = 40) {
  await target.waitFor()
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    if (await hasFocus(target)) return
  }
  expect.fail(`Tab does not reach ${target.toString()}`)
}

/** What has the focus, and whether a person can see that it does. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    const { outlineStyle, boxShadow } = getComputedStyle(element ?? document.body)
    return { isInDialog: element?.closest('dialog') !== null, isMarked: outlineStyle !== 'none' || boxShadow !== 'none' }
  })

test('with the keyboard alone a PM signs up, makes a retainer, logs an hour, deletes it and takes that back', async ({ open }) => {
  const page = await open()
  const { keyboard } = page
  const enter = async (...typed: string[]) => {
    for (const text of typed) {
      await keyboard.type(text)
      await keyboard.press('Tab')
    }
  }
  await page.goto('/')
  await tabTo(page, page.getByRole('link', { name: 'Create your account' }))
  expect((await focused(page)).isMarked).toBe(true)
  await keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Your name'))
  await enter('Ines Moro', `keys-${Date.now()}@moro.example`)
  await keyboard.type('a long sentence to remember')
  await tabTo(page, page.getByLabel('Workspace name'))
  await keyboard.type('Moro PMO')
  await keyboard.press('Enter')

  await tabTo(page, page.getByRole('link', { name: 'Create your first retainer' }))
  await keyboard.press('Enter')
  await tabTo(page, page.getByLabel('Client'))
  await enter('Halden Rail', 'PMO retainer')
  await keyboard.type('20')
  await keyboard.press('Enter')

  const logLine = page.getByRole('combobox', { name: 'Log work' })
  await logLine.waitFor()
  await keyboard.press('n')
  expect(await hasFocus(logLine)).toBe(true)
  await keyboard.type('Discovery: stakeholder interviews, 8h')
  await keyboard.press('Enter')
  await page.getByText('8 h logged').waitFor()
  expect(await hasFocus(logLine)).toBe(true)

  await tabTo(page, page.getByRole('button', { name: /^Delete Discovery/ }))
  await keyboard.press('Enter')
  await page.getByText('Entry deleted').waitFor()
  await page
    .getByText('0 of 20 hours used')
    .or(page.getByRole('img', { name: /^0 of 20 hours used/ }))
    .first()
    .waitFor()
  await keyboard.press('u')
  await page.getByRole('img', { name: /^8 of 20 hours used/ }).waitFor()
  await page.getByRole('button', { name: /^Delete Discovery/ }).waitFor()
})

test('? shows the keys in a window that keeps the focus until Escape, and gives it back', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  const links = page.getByRole('link', { name: 'Links' })
  await tabTo(page, links)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await keys.getByText('Write in the log line').waitFor()
  const visited = []
  for (let pressed = 0; pressed < 8; pressed++) {
    visited.push(await page.evaluate(() => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body))
    await page.keyboard.press('Tab')
  }
  expect(visited).not.toContain(false)
  await page.keyboard.press('n')
  await keys.waitFor()
  await page.keyboard.press('Escape')
  await keys.waitFor({ state: 'detached' })
  expect(await hasFocus(links)).toBe(true)
})

test('an entry is corrected in a window; Escape leaves it as it was', async ({ open, product }) => {
  const page = await open()
  const retainer = await makeRetainer(await signUp(page, product.origin))
  await retainer.log({ description: 'Risk: register review' })
  await page.goto(retainer.path)
  const edit = page.getByRole('button', { name: 'Edit Risk: register review' })
  const dialog = page.getByRole('dialog', { name: 'Edit entry' })

  await tabTo(page, edit)
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('Hours'))
  await page.keyboard.type('9')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await hasFocus(edit)).toBe(true)
  await page.getByRole('img', { name: /^1 of 20 hours used/ }).waitFor()

  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByLabel('Hours'))
  await page.keyboard.type('2.5')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('img', { name: /^2.5 of 20 hours used/ }).waitFor()
})

test('/ goes to the search of the work log, and single keys can be switched off', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  const search = page.getByRole('searchbox', { name: 'Search the work log' })
  await search.waitFor()
  await page.keyboard.press('/')
  expect(await hasFocus(search)).toBe(true)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Keyboard keys' }).click()
  await page.getByLabel('Single keys do this').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  expect(await hasFocus(page.getByRole('combobox', { name: 'Log work' }))).toBe(false)
})

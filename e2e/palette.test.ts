import axe from 'axe-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { sentence } from './this-month.ts'

const chord = process.platform === 'darwin' ? 'Meta+k' : 'Control+k'

test('from anywhere a few letters lead to a retainer, and to its log line', async ({ open, product }) => {
  const page = await open()
  const call = await signUp(page, product.origin)
  const pmo = await makeRetainer(call)
  await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'Warehouse' })
  await page.goto('/settings')
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
  const palette = page.getByRole('dialog', { name: 'Go or do' })
  const field = palette.getByRole('combobox')

  await page.keyboard.press(chord)
  await page.keyboard.press(chord)
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  await palette.getByRole('option', { name: 'Halden Rail · PMO retainer' }).first().waitFor()
  await page.keyboard.type('kestrel')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Warehouse', level: 1 }).waitFor()
  await palette.waitFor({ state: 'detached' })

  await page.keyboard.press(chord)
  await page.keyboard.type('log pmo')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'PMO retainer', level: 1 }).waitFor()
  await page.keyboard.type('Risk: register review, 2h')
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: sentence(2, 20) }).waitFor()
  expect(new URL(page.url()).pathname).toBe(pmo.path)
})

test('the arrows choose, Escape closes and gives the focus back', async ({ open, product }) => {
  const page = await open()
  const retainer = await makeRetainer(await signUp(page, product.origin))
  await page.goto(retainer.path)
  const line = page.getByRole('combobox', { name: 'Log work' })
  await line.fill('Vendor A: weekly')
  await page.keyboard.press(chord)
  const palette = page.getByRole('dialog', { name: 'Go or do' })
  const chosen = palette.getByRole('option', { selected: true })
  await palette.getByRole('option', { name: /^Import/ }).waitFor()
  expect(await chosen.innerText()).toContain('Log work')
  await page.keyboard.press('ArrowUp')
  expect(await chosen.innerText()).toContain('API reference')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await chosen.innerText()).toContain('Cycles')
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  expect(await line.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await line.inputValue()).toBe('Vendor A: weekly')
})

test('the one link of a retainer is copied from anywhere; of several one chooses', async ({ open, product }) => {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
  const retainer = await makeRetainer(await signUp(page, product.origin))
  const { path } = await retainer.share()
  await page.goto('/retainers')
  await page.getByRole('button', { name: 'Go or do' }).click()
  await page.keyboard.type('copy halden')
  await page.getByRole('option', { name: /^Copy link/ }).click()
  await page.getByText('Link for CTO copied').waitFor()
  expect(new URL(await page.evaluate(() => navigator.clipboard.readText())).pathname).toBe(path)

  await retainer.share('CFO')
  await page.reload()
  await page.getByRole('button', { name: 'Go or do' }).click()
  await page.keyboard.type('copy')
  await page.getByRole('option', { name: /^Copy link/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('There are several links. Choose one').waitFor()
  await page.getByRole('heading', { name: 'CFO' }).waitFor()
})

test('the palette has no barrier that axe finds, with results and without', async ({ open, product }) => {
  const page = await open()
  const retainer = await makeRetainer(await signUp(page, product.origin))
  await page.goto(retainer.path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  await page.keyboard.press(chord)
  await page.getByRole('option', { name: /^Log work/ }).waitFor()
  await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const typed of ['', 'halden', 'payroll']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.getByRole('dialog').getByRole('combobox').fill(typed)
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run('dialog'))
      expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
    }
  }
})

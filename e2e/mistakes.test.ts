import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { dropFile } from './drop-file.ts'
import { picture } from './exports.ts'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'

const describedAs = (field: Locator) =>
  field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
const refused = [/status of 422/]

test('a sign-up that cannot be is answered beside each field, and the first of them has the focus', async ({ open }) => {
  const page = await open({ expects: refused })
  await page.goto('/sign-up')
  await page.getByLabel('E-mail address').fill('ines')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByLabel('Workspace name').fill('Moro PMO')
  await page.getByRole('button', { name: 'Create your account' }).click()

  const name = page.getByLabel('Your name')
  await page.locator('[aria-invalid=true]').first().waitFor()
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await describedAs(page.getByLabel('E-mail address'))).toContain('An e-mail address, e.g.')
  expect(await describedAs(page.getByLabel('Password', { exact: true }))).toMatch(/At least 8 characters.*At least 8 characters/)
  expect(await describedAs(name)).not.toBe('')
  expect(await page.locator('[aria-invalid=true]').count()).toBe(3)
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('ines')
})

test('an address that has an account is said so, and what was typed stays', async ({ open, product }) => {
  const first = await open()
  const call = await signUp(first, product.origin)
  const { me } = await call<{ me: { user: { email: string } } }>('GET', '/me')
  const page = await open({ expects: [/status of 409/] })
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Otto')
  await page.getByLabel('E-mail address').fill(me.user.email)
  await page.getByLabel('Password', { exact: true }).fill('a long sentence to remember')
  await page.getByLabel('Workspace name').fill('Otto PMO')
  await page.getByRole('button', { name: 'Create your account' }).click()
  await page.locator('[aria-invalid=true], [role=alert]').filter({ visible: true }).first().waitFor()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Otto')
})

test('an entry stands in log and balance at once; when it could not be logged it leaves both, says so and gives its text back', async ({
  open,
  product,
}) => {
  const page = await open({ expects: [/net::ERR_FAILED/] })
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/entries', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await held
    return route.abort()
  })
  const logLine = page.getByRole('combobox', { name: 'Log work' })
  const workLog = page.getByRole('region', { name: 'Work log' })
  await workLog.getByText('Nothing is logged in this cycle.').waitFor()
  await logLine.fill('Vendor A: weekly sync, 3h')
  await logLine.press('Enter')
  await workLog.getByText('logging …').waitFor()
  await page.getByRole('img', { name: /^3 of 20 hours used · 17 hours remain/ }).waitFor()

  release()
  await page.getByRole('alert').getByText('Not logged:').waitFor()
  expect(await logLine.inputValue()).toBe('Vendor A: weekly sync, 3h')
  await page.getByRole('img', { name: /^0 of 20 hours used/ }).waitFor()
  expect(await workLog.getByRole('button', { name: /^Delete/ }).count()).toBe(0)
})

test('an entry whose answer was lost is logged once, however often it is sent', async ({ open, product }) => {
  const page = await open({ expects: [/net::ERR_FAILED/] })
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  const logLine = page.getByRole('combobox', { name: 'Log work' })
  let lost = 0
  await page.route('**/entries', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await logLine.fill('Vendor A: weekly sync, 3h')
  await logLine.press('Enter')
  await page.getByRole('alert').getByText('Not logged:').waitFor()
  await logLine.press('Enter')
  await page.getByText('3 h logged').waitFor()
  await page.reload()
  await page.getByRole('img', { name: /^3 of 20 hours used/ }).waitFor()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('two entries in one breath stand together at once, in log and balance', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  const workLog = page.getByRole('region', { name: 'Work log' })
  await workLog.getByText('Nothing is logged in this cycle.').waitFor()
  const held: (() => void)[] = []
  await page.route('**/entries', async (route) => {
    if (route.request().method() === 'POST') await new Promise<void>((resolve) => held.push(resolve))
    return route.continue()
  })
  const logLine = page.getByRole('combobox', { name: 'Log work' })
  for (const line of ['Vendor A: weekly sync, 3h', 'Risk: register review, 2h']) {
    await logLine.fill(line)
    await logLine.press('Enter')
  }
  await expect.poll(() => workLog.getByText('logging …').count()).toBe(2)
  await page.getByRole('img', { name: /^5 of 20 hours used/ }).waitFor()
  held[0]!()
  await workLog.getByText('17 left').waitFor()
  await page.getByRole('img', { name: /^5 of 20 hours used/ }).waitFor()
  held[1]!()
  await workLog.getByText('15 left').waitFor()
  await page.getByRole('img', { name: /^5 of 20 hours used/ }).waitFor()
})

test('a picture is refused in words, and nothing is logged', async ({ open, product }) => {
  const page = await open({ expects: refused })
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  await dropFile(page, picture)
  await page.getByText('timesheet.png was not imported.').waitFor()
  await page.getByText('This is a picture. Export the report from the time tracker as CSV instead.').first().waitFor()
  await page.getByRole('img', { name: /^0 of 20 hours used/ }).waitFor()
})

test('a page of another studio answers that the retainer does not exist', async ({ open, product }) => {
  const { path } = await makeRetainer(await signUp(await open(), product.origin))
  const stranger = await open({ expects: [/status of 404/] })
  await signUp(stranger, product.origin)
  await stranger.goto(path)
  await stranger.getByRole('heading', { name: 'This retainer does not exist' }).waitFor()
})

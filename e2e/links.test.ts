import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { sentence } from './this-month.ts'

const password = 'sesame and thyme'

test('a link of totals with a password asks for it, and shows the hours without the entries behind them', async ({ open, product }) => {
  const pm = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await retainer.log({ seconds: 12 * 3600 })
  await pm.goto(`${retainer.path}/links`)
  await pm.getByLabel('Who gets it').fill('CFO')
  await pm.getByLabel('Totals only').check()
  await pm.getByRole('button', { name: 'Last day, password' }).click()
  await pm.getByLabel('Password').fill(password)
  await pm.getByRole('button', { name: 'Create link' }).click()
  const line = pm.getByRole('listitem').filter({ has: pm.getByRole('heading', { name: 'CFO' }) })
  await expect.poll(() => line.innerText()).toMatch(/Totals only ·\s+asks for a password ·\s+created \S+ \d+ ·\s+not opened yet/)
  await line.getByText('a page that embeds it cannot give the password').waitFor()
  expect(await line.getByText('Embed', { exact: true }).count()).toBe(0)
  await line.getByRole('button', { name: 'Copy link' }).click()
  await pm.getByText('Link for CFO copied').waitFor()
  const url = await pm.evaluate(() => navigator.clipboard.readText())

  const client = await open({ expects: [/status of 40[13] .*\/r\//] })
  await client.goto(url)
  await client.getByLabel('Password').fill('open sesame')
  await client.getByRole('button', { name: 'Open' }).click()
  await client.getByRole('heading', { name: 'That is not the password' }).waitFor()
  await client.getByLabel('Password').fill(password)
  await client.getByRole('button', { name: 'Open' }).click()
  await client.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()
  expect(await client.locator('body').innerText()).not.toMatch(/stakeholder interviews|Work log/)
})

test('a link that is edited shows its client something else; a password is asked for at once; what is wrong is said beside the field', async ({
  open,
  product,
}) => {
  const pm = await open({ expects: [/status of 422 .*\/share-links\//] })
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await retainer.log({ description: 'Northline: weekly sync', vendor: 'Northline' })
  const { path } = await retainer.share('CTO')
  const client = await open({ expects: [/status of 401/] })
  const streaming = client.waitForRequest((request) => request.url().endsWith('/events'))
  await client.goto(path)
  await streaming
  await client.getByText('Northline: weekly sync').first().waitFor()

  await pm.goto(`${retainer.path}/links`)
  const dialog = pm.getByRole('dialog', { name: 'Edit link' })
  const edit = async () => {
    await pm.getByRole('button', { name: 'Edit the link for' }).click()
    await dialog.getByLabel('Who gets it').waitFor()
  }
  await edit()
  await dialog.getByLabel('Log with vendors under aliases').check()
  await dialog.getByLabel('Password').fill('short')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.locator('.field-error').waitFor()
  expect(await dialog.getByLabel('Password').getAttribute('aria-invalid')).toBe('true')
  await dialog.getByLabel('Password').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await pm.getByText('Link saved').waitFor()
  await client.getByText('Vendor A: weekly sync').first().waitFor()
  expect(await client.locator('body').innerText()).not.toContain('Northline')

  await edit()
  await dialog.getByLabel('Totals only').check()
  await dialog.getByLabel('Password').fill(password)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await client.getByRole('heading', { name: 'This balance is kept with a password' }).waitFor()
  await client.getByLabel('Password').fill(password)
  await client.getByRole('button', { name: 'Open' }).click()
  await client.getByRole('heading', { level: 1, name: sentence(1, 20) }).waitFor()

  expect(await client.locator('body').innerText()).not.toContain('weekly sync')
  await pm.goto('/audit')
  await pm.getByText('shows Full log → Log with vendors under aliases').waitFor()
})

test('what a page embeds is copied from the list of links, and a password is set, kept and removed', async ({ open, product }) => {
  const pm = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await retainer.log({ seconds: 12 * 3600 })
  await retainer.share('CTO')
  await pm.goto(`${retainer.path}/links`)
  await pm.locator('summary').filter({ hasText: 'Embed' }).click()
  await pm.getByRole('button', { name: 'Copy the badge as HTML' }).click()
  await pm.getByText('Badge for CTO copied').waitFor()
  const [, badge] = /^<img src="([^"]+)" alt="Hours used and hours that remain" width="420" height="84">$/.exec(
    await pm.evaluate(() => navigator.clipboard.readText()),
  )!
  await pm.getByRole('button', { name: 'Copy the address of the feed' }).click()
  await pm.getByText('Feed for CTO copied').waitFor()
  const feed = await pm.evaluate(() => navigator.clipboard.readText())
  expect(await (await fetch(badge!)).text()).toContain('12 of 20 hours used')
  expect(await (await fetch(feed)).json()).toMatchObject({ client: 'Halden Rail', sentence: sentence(12, 20) })

  const dialog = pm.getByRole('dialog', { name: 'Edit link' })
  const save = async (set: () => Promise<unknown>) => {
    await pm.getByRole('button', { name: 'Edit the link for CTO' }).click()
    await set()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await save(() => dialog.getByLabel('Password').fill(password))
  await pm.getByText('asks for a password').waitFor()
  await save(() => dialog.getByLabel('New password').fill(''))
  expect((await fetch(feed)).status).toBe(401)
  await save(() => dialog.getByLabel('Ask for no password any more').check())
  await pm.getByText('asks for a password').waitFor({ state: 'detached' })
  expect((await fetch(feed)).status).toBe(200)
})

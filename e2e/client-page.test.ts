import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, sentence } from './this-month.ts'

const entriesOn = (page: Page) => page.getByRole('region', { name: 'Work log' }).getByRole('listitem')

test('a client finds out where the hours went, down to the entries behind a figure, and sends one on, without a script', async ({
  open,
  product,
}) => {
  const retainer = await makeRetainer(await signUp(await open(), product.origin))
  await retainer.log({
    workedOn: firstOfMonth(),
    seconds: 7200,
    description: 'Northline: weekly sync',
    vendor: 'Northline',
    project: 'ERP',
  })
  await retainer.log({ workedOn: firstOfMonth(), seconds: 3600, description: 'Sable: acceptance review', vendor: 'Sable', project: 'CRM' })
  await retainer.log({ workedOn: firstOfMonth(), seconds: 1800, description: 'Discovery: interviews' })
  const { path } = await retainer.share()
  const page = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(path)
  const vendors = page.getByRole('table', { name: /^2 vendors · [\d.]+ h a week · 15 % of the cap$/ })
  expect(await vendors.getByRole('row').count()).toBe(3)

  await vendors.getByRole('row', { name: 'Northline' }).getByRole('link', { name: '2', exact: true }).click()
  await expect.poll(() => entriesOn(page).count()).toBe(1)
  await page.getByText('1 entry · 2 h').waitFor()
  await page.getByRole('link', { name: 'Link to this entry' }).click()
  const permalink = page.url()
  await page.getByRole('link', { name: 'Show the whole log' }).click()
  await expect.poll(() => entriesOn(page).count()).toBe(3)

  await page.getByText('Search and filter').click()
  await page.getByRole('searchbox', { name: 'Words' }).fill('REVIEW acceptance')
  await page.getByRole('combobox', { name: 'Vendor' }).selectOption('Sable')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect.poll(() => entriesOn(page).allInnerTexts()).toEqual([expect.stringContaining('Sable: acceptance review')])
  expect(await page.getByRole('searchbox', { name: 'Words' }).inputValue()).toBe('REVIEW acceptance')

  await page.goto(permalink)
  expect(await entriesOn(page).allInnerTexts()).toEqual([expect.stringMatching(/Northline: weekly sync[^]*18 left/)])
})

test('coming back, a client is told what was logged since the last look, by their own browser', async ({ open, product }) => {
  const retainer = await makeRetainer(await signUp(await open(), product.origin))
  await retainer.log({ seconds: 8 * 3600 })
  const { path } = await retainer.share()
  const page = await open()
  await page.goto(path)
  expect(await page.getByText(/ since /).count()).toBe(0)
  await page.close()
  await retainer.log({ seconds: 3 * 3600 })
  await retainer.log({ seconds: 1.5 * 3600 })

  const again = await page.context().newPage()
  const sent: string[] = []
  again.on('request', (request) => sent.push(request.method() + (request.postData() ?? '')))
  await again.goto(path)
  await again.getByText(/^\+4\.5 h, 2 entries since /).waitFor()
  await retainer.log({ seconds: 3600 })
  await again.getByText(/^\+5\.5 h, 3 entries since /).waitFor()
  expect(new Set(sent)).toEqual(new Set(['GET']))
})

test('what a reader has open, typed and focused stays while the page changes under them', async ({ open, product }) => {
  const retainer = await makeRetainer(await signUp(await open(), product.origin))
  await retainer.log({ seconds: 4 * 3600 })
  await retainer.log({ seconds: 4 * 3600, description: 'Risk: register review' })
  const { path } = await retainer.share()
  const page = await open()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).click()
  await page.getByText('Search and filter').click()
  await page.getByRole('searchbox').fill('review')
  await retainer.log({ seconds: 4 * 3600, description: 'Go-live: cutover checklist' })
  await page.getByText('cutover checklist').waitFor()
  await page.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()
  expect(await page.getByRole('row', { name: /logged/ }).innerText()).toMatch(/− 12$/)
  expect(await page.getByRole('searchbox').inputValue()).toBe('review')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q')
  expect(await page.locator('li.fresh').allInnerTexts()).toEqual([expect.stringContaining('cutover checklist')])
})

test('a token stands in no log line, metric, title, preview or referrer', async ({ open, product }) => {
  const retainer = await makeRetainer(await signUp(await open(), product.origin))
  const { path } = await retainer.share()
  const token = path.split('/').at(-1)!
  const page = await open({ expects: [/status of 404/] })
  const referrers: (string | undefined)[] = []
  page.on('request', (request) => referrers.push(request.headers().referer))
  await page.goto(path)
  await page.getByText('Nothing logged in this cycle yet').waitFor()
  for (const rest of ['/feed', '/badge.svg', '/entries?cursor=nonsense', '/nonsense'])
    await page.request.get(`/api/v1/public/balances/${token}${rest}`)
  await page.goto(`${path}/statements/99`)
  const said = [
    await page.title(),
    product.output(),
    await (await page.request.get('/metrics')).text(),
    await (await page.request.get(`/r/${token}x`)).text(),
  ]
  for (const text of said) expect(text).not.toContain(token)
  expect(referrers.filter((referrer) => referrer?.includes(token))).toEqual([])
})

test('on a phone the page is kept under a neutral name', async ({ open, product }) => {
  const retainer = await makeRetainer(await signUp(await open(), product.origin))
  const { path } = await retainer.share()
  const page = await open()
  await page.goto(path)
  const manifest = await page.request.get((await page.locator('link[rel=manifest]').getAttribute('href'))!)
  expect(await manifest.json()).toMatchObject({ name: 'HourTab balance', start_url: path, display: 'standalone' })
  for (const { src } of (await manifest.json()).icons) expect((await page.request.get(src)).headers()['content-type']).toBe('image/png')
})

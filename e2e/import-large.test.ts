import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { dropLarge, largeFile } from './large-file.ts'
import { makeRetainer, signUp } from './studio.ts'

const filesOf = (page: Page) => page.getByRole('region', { name: 'Files' })

async function cast(page: Page, origin: string) {
  const call = await signUp(page, origin)
  const { id, path } = await makeRetainer(call, { startsOn: '2025-01-01' })
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  const states = async () => (await call<{ items: { state: string }[] }>('GET', `/retainers/${id}/imports`)).items.map(({ state }) => state)
  return { path, states }
}

/** How many bytes a second leave the page; -1 for as many as can. */
async function uplink(page: Page) {
  const wire = await page.context().newCDPSession(page)
  const rest = { offline: false, latency: 0, downloadThroughput: -1 }
  return (uploadThroughput: number) => wire.send('Network.emulateNetworkConditions', { ...rest, uploadThroughput })
}

test(
  '100,000 rows in 12 MB are recognised and shown by the browser, and a draft of them stands',
  { timeout: 120_000 },
  async ({ open, product }) => {
    const page = await open({ viewport: { width: 1440, height: 900 } })
    const { path, states } = await cast(page, product.origin)
    const file = await largeFile(page)
    expect(await file.evaluate(({ size }) => size)).toBeGreaterThan(12_000_000)
    await dropLarge(page, file)
    await filesOf(page).getByText('Toggl Track · 100,000 rows').waitFor({ timeout: 60_000 })
    await filesOf(page).getByRole('row', { name: 'Discovery: stakeholder interview 0' }).waitFor()
    await page.waitForURL(`**${path}/imports/*`, { timeout: 60_000 })
    await page.getByRole('heading', { name: 'large.csv' }).waitFor()
    expect(await states()).toEqual(['draft'])
  },
)

test('a file that is called back after the server has it leaves no draft behind', { timeout: 120_000 }, async ({ open, product }) => {
  const page = await open()
  const { path, states } = await cast(page, product.origin)
  await dropLarge(page, await largeFile(page))
  await filesOf(page).getByText('Comparing with the work log …').waitFor({ timeout: 60_000 })
  await filesOf(page).getByRole('button', { name: 'Cancel large.csv' }).click()
  await filesOf(page).waitFor({ state: 'hidden' })
  await expect.poll(states, { timeout: 60_000 }).toEqual(['discarded'])
  expect(new URL(page.url()).pathname).toBe(path)
})

test('a file that is long on its way says how far it is; called back on the way, no draft of it stays', async ({ open, product }) => {
  const page = await open()
  const { path, states } = await cast(page, product.origin)
  const file = await largeFile(page, 10_000)
  const setUplink = await uplink(page)
  await setUplink(300_000)
  await dropLarge(page, file)
  const bar = filesOf(page).getByRole('progressbar', { name: 'Progress of large.csv' })
  const share = () => bar.evaluate((element) => (element as HTMLProgressElement).value)
  await bar.waitFor()
  const first = await share()
  await expect.poll(share).toBeGreaterThan(first)
  expect(first).toBeLessThan(1)
  await filesOf(page).getByRole('button', { name: 'Cancel large.csv' }).click()
  await filesOf(page).waitFor({ state: 'hidden' })
  await setUplink(-1)
  await page.waitForTimeout(1000)
  await expect.poll(async () => (await states()).filter((state) => state === 'draft'), { timeout: 20_000 }).toEqual([])
  expect(new URL(page.url()).pathname).toBe(path)
})

test('whoever goes to another page while a file is on its way is told when it is read', async ({ open, product }) => {
  const page = await open()
  const { path } = await cast(page, product.origin)
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/imports', async (route) => {
    if (route.request().method() === 'POST') await held
    return route.continue()
  })
  await dropLarge(page, await largeFile(page, 20))
  await filesOf(page).getByText('Toggl Track · 20 rows').waitFor()
  await page.getByRole('link', { name: 'Links' }).click()
  await page.getByRole('heading', { name: /: Links$/ }).waitFor()
  release()
  await page.getByText('large.csv is read. Nothing is logged yet.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`${path}/links`)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.waitForURL(`**${path}/imports/*`)
})

test('a file that could not be sent is kept, and goes when it is tried again', async ({ open, product }) => {
  const page = await open({ expects: [/net::ERR_FAILED/] })
  const { path } = await cast(page, product.origin)
  let failures = 0
  await page.route('**/imports', (route) => (route.request().method() === 'POST' && failures++ === 0 ? route.abort() : route.continue()))
  await dropLarge(page, await largeFile(page, 20))
  await filesOf(page).getByText('large.csv was not imported. The server could not be reached.').waitFor()
  await filesOf(page).getByRole('button', { name: 'Try again' }).click()
  await page.waitForURL(`**${path}/imports/*`)
})

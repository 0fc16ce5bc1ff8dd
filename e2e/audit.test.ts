import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'

test('a PM reads who changed what, narrows it down, and takes just that as a file', async ({ open, product }) => {
  const page = await open({ timezoneId: 'Pacific/Kiritimati' })
  const call = await signUp(page, product.origin)
  const retainer = await makeRetainer(call)
  const { entry } = await retainer.log({ description: 'Discovery: stakeholder interviews', seconds: 3 * 3600 })
  await page.request.fetch(`${product.origin}/api/v1/entries/${entry.id}`, {
    method: 'PATCH',
    headers: { origin: product.origin, 'if-match': '*' },
    data: { duration: '2h' },
  })
  await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'Warehouse' })
  await page.goto('/retainers')
  await page.getByRole('link', { name: 'Audit' }).click()
  await page.getByRole('heading', { name: 'Audit', level: 1 }).waitFor()

  // Kiritimati is 14 hours ahead of UTC: the day is the reader's.
  await page.getByRole('heading', { name: 'Today', level: 2 }).waitFor()
  const lines = page.locator('.audit-line')
  await expect.poll(() => lines.count()).toBe(4)
  const changed = lines.filter({ hasText: 'Entry changed' })
  expect(await changed.innerText()).toMatch(
    /Discovery: stakeholder interviews\s+hours 3 h → 2 h\s+Ines Moro\s+Show only\s+Halden Rail · PMO retainer/,
  )

  await changed.getByRole('button', { name: 'Show only Halden Rail · PMO retainer' }).click()
  await expect.poll(() => lines.count()).toBe(3)
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Entries' })
  await expect.poll(() => lines.count()).toBe(2)
  const address = new URL(page.url())
  expect(Object.fromEntries(address.searchParams)).toEqual({ retainerId: retainer.id, what: 'entry' })
  await page.reload()
  await expect.poll(() => lines.count()).toBe(2)
  expect(await page.getByLabel('Retainer', { exact: true }).inputValue()).toBe(retainer.id)

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV' }).click()])
  const rows = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(rows.map((row) => row.split(',')[3])).toEqual(['What', 'Entry changed', 'Entry logged'])

  await page.getByLabel('To', { exact: true }).fill('2020-01-01')
  await page.getByText('Nothing fits').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await expect.poll(() => lines.count()).toBe(4)
  expect(new URL(page.url()).search).toBe('')
})

test('fifty lines at a time are shown, and older ones on demand', async ({ open, product }) => {
  const page = await open()
  const retainer = await makeRetainer(await signUp(page, product.origin), { capHours: 1000 })
  for (let n = 0; n < 55; n++) await retainer.log({ description: `Call ${n}` })
  await page.goto('/audit')
  const lines = page.locator('.audit-line')
  await expect.poll(() => lines.count()).toBe(50)
  await page.getByRole('button', { name: 'Show older lines' }).click()
  await expect.poll(() => lines.count()).toBe(56)
  expect(await page.getByRole('button', { name: 'Show older lines' }).count()).toBe(0)
})

test('what a key did says so, and an audit that cannot be read offers another try', async ({ open, product }) => {
  const page = await open({ expects: [/status of 500 .*\/audit/] })
  const call = await signUp(page, product.origin)
  const { secret } = await call<{ secret: string }>('POST', '/api-keys', { name: 'Nightly export' })
  const made = await fetch(`${product.origin}/api/v1/clients`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Kestrel Foods' }),
  })
  expect(made.status).toBe(201)
  await page.route('**/api/v1/audit?*', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ title: 'Something went wrong', status: 500 }),
    }),
  )
  await page.goto('/audit')
  const again = page.getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await page.unrouteAll()
  await again.click()
  await page.locator('.audit-line').filter({ hasText: 'Client added' }).getByText('by the key Nightly export').waitFor()
})

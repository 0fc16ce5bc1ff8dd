import { expect } from 'vitest'
import { dropFile } from './drop-file.ts'
import { togglExport } from './exports.ts'
import { test } from './journey.ts'
import { shownAfter } from './shown-after.ts'
import { firstOfMonth, sentence, today } from './this-month.ts'

const line = 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation, 8h'
const exported = togglExport([
  { on: firstOfMonth(), description: 'Requirements: integration point mapping + BRD draft', hours: 3 },
  { on: today, description: 'Reporting: weekly status report', hours: 1.5 },
  { on: today, description: 'Vendor B: weekly sync + invoice review', hours: 1.5 },
])

test('a PM signs up, logs, imports and shares; the client sees each hour within a second, until the link is revoked', async ({ open }) => {
  const pm = await open({ permissions: ['clipboard-read', 'clipboard-write'] })

  await pm.goto('/')
  await pm.getByText('no credit card').waitFor()
  await pm.getByRole('link', { name: 'Create your account' }).click()
  await pm.getByLabel('Your name').fill('Ines Moro')
  await pm.getByLabel('E-mail address').fill(`ines-${Date.now()}@moro.example`)
  await pm.getByLabel('Password', { exact: true }).fill('a long sentence to remember')
  await pm.getByLabel('Workspace name').fill('Moro PMO')
  await pm.getByRole('button', { name: 'Create your account' }).click()

  await pm.getByRole('link', { name: 'Create your first retainer' }).click()
  await pm.getByLabel('Client').fill('Halden Rail')
  await pm.getByLabel('Retainer', { exact: true }).fill('PMO retainer')
  await pm.getByLabel('Hours in a cycle').fill('20')
  await pm.getByLabel('Starts on').fill(firstOfMonth())
  await pm.getByLabel('Resets on day').fill('1')
  await pm.getByRole('button', { name: 'Create retainer' }).click()
  await pm.getByRole('heading', { name: 'PMO retainer', level: 1 }).waitFor()

  const logLine = pm.getByRole('combobox', { name: 'Log work' })
  await logLine.fill(line)
  const chips = pm.getByRole('group', { name: 'What was read from the line' })
  expect(await chips.getByLabel('Kind of work').inputValue()).toBe('discovery')
  await chips.getByRole('button', { name: /Hours: 8 h/ }).waitFor()
  await chips.getByRole('button', { name: /Day: Today/ }).waitFor()
  await logLine.press('Enter')
  await pm.getByText('8 h logged').waitFor()
  await pm.getByRole('img', { name: sentence(8, 20) }).waitFor()
  const workLog = pm.getByRole('region', { name: 'Work log' })
  await workLog.getByText('12 left').waitFor()
  expect(await workLog.getByRole('listitem').filter({ hasText: 'current-state documentation' }).last().innerText()).toContain('Discovery')

  await dropFile(pm, exported)
  await pm.getByRole('heading', { name: exported.name }).waitFor()
  await pm.getByText('Toggl Track. Recognised by the columns').waitFor()
  await pm.getByText('4 rows read, 6 h').waitFor()
  const change = pm.getByRole('region', { name: 'Balance before and after' })
  await change.getByRole('img', { name: sentence(8, 20) }).waitFor()
  await change.getByRole('img', { name: sentence(14, 20) }).waitFor()
  await pm.getByRole('button', { name: 'Publish 3 entries · 6 h' }).click()
  await pm.getByText('3 entries published from').waitFor()
  await pm.getByRole('img', { name: sentence(14, 20) }).waitFor()

  await pm.getByRole('link', { name: 'Links' }).click()
  await pm.getByLabel('Who gets it').fill('CTO')
  await pm.getByRole('button', { name: 'Create link' }).click()
  await pm.getByRole('button', { name: 'Copy link' }).click()
  await pm.getByText('Link for CTO copied').waitFor()
  const url = await pm.evaluate(() => navigator.clipboard.readText())

  const client = await open({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, expects: [/status of 410 .*\/r\//] })
  const first = await client.goto(url)
  expect(first?.status()).toBe(200)
  await client.getByRole('heading', { level: 1, name: sentence(14, 20) }).waitFor()
  await client.getByRole('img', { name: sentence(14, 20) }).waitFor()
  expect(await client.getByRole('listitem').filter({ hasText: 'current-state documentation' }).innerText()).toMatch(/8.*\n*.*left/)
  expect(await client.getByRole('listitem').first().innerText()).toContain('6 left')

  await pm.getByRole('link', { name: 'Work log' }).click()
  const arrival = await shownAfter(client, 'change order analysis', async () => {
    await logLine.fill('Vendor A: weekly sync + change order analysis, 3h')
    const [response] = await Promise.all([
      pm.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/entries')),
      logLine.press('Enter'),
    ])
    await response.finished()
    return response
  })
  expect(arrival, 'ms from the answer to the PM until the client sees the entry').toBeLessThan(1000)
  await client.getByRole('heading', { level: 1, name: sentence(17, 20) }).waitFor()
  await client.getByRole('img', { name: sentence(17, 20) }).waitFor()

  await pm.getByRole('link', { name: 'Links' }).click()
  await pm.getByRole('button', { name: 'Revoke the link for CTO' }).click()
  await pm.getByRole('dialog').getByRole('button', { name: 'Revoke the link' }).click()
  await pm.getByText('Link revoked').waitFor()
  await client.getByRole('heading', { name: 'This link is no longer shared' }).waitFor()
  const again = await client.reload()
  expect(again?.status()).toBe(410)
  await client.getByRole('heading', { name: 'This link is no longer shared' }).waitFor()
  expect(await client.locator('body').innerText()).not.toContain('Halden')
})

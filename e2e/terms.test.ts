import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { dayInWords, firstOfMonth, monthOf, sentence } from './this-month.ts'

const previewed = async (pm: Page) => {
  const rows = pm.getByRole('region', { name: 'What each cycle becomes' }).getByRole('listitem')
  await rows.first().waitFor()
  return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
}
const lastPart = (said: string) => said.split(' · ').at(-1)!

test('a cap is raised from the next cycle on, seen before it is set; the client page stays as it was', async ({ open, product }) => {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await retainer.log({ seconds: 12 * 3600 })
  const { path } = await retainer.share()
  const client = await open()
  await client.goto(path)

  await pm.goto(`${retainer.path}/settings`)
  await pm.getByRole('button', { name: 'Set new terms' }).click()
  await pm.getByLabel('Hours in a cycle').fill('30')
  await pm.getByLabel('carry over', { exact: true }).check()
  await expect.poll(() => previewed(pm)).toContainEqual(expect.stringContaining('Carried in 0 → becomes 30'))
  const [now, next] = await previewed(pm)
  expect(now).toMatch(new RegExp(`^${monthOf(0)} now Cap 20 Carried in 0 Remain or over 8 remain$`))
  expect(next).toMatch(new RegExp(`^${monthOf(1)} Cap 20 → becomes 30 Carried in 0 Remain or over 20 → becomes 30 remain$`))
  await pm.getByRole('button', { name: 'Set terms' }).click()
  await pm.getByText(`Terms set from ${dayInWords(firstOfMonth(1))}`).waitFor()
  await pm.getByText('30 h').waitFor()
  await client.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()

  const remove = pm.getByRole('button', { name: `Remove the terms from ${dayInWords(firstOfMonth(1))}` })
  await remove.click()
  expect((await previewed(pm))[1]).toContain('Cap 30 → becomes 20')
  await pm.getByRole('dialog').getByRole('button', { name: 'Remove the terms' }).click()
  await pm.getByText('removed').waitFor()
  await remove.waitFor({ state: 'detached' })
  await pm.getByRole('button', { name: 'Undo' }).click()
  await remove.waitFor()
})

test('a pause is seen before it begins, the client page says so by itself, and resuming brings the cap back', async ({ open, product }) => {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await retainer.log({ seconds: 12 * 3600 })
  const { path } = await retainer.share()
  const client = await open()
  await client.goto(path)
  const headline = (said: string) => client.getByRole('heading', { level: 1, name: said })
  await headline(sentence(12, 20)).waitFor()

  await pm.goto(`${retainer.path}/settings`)
  await pm.getByText('Not paused').waitFor()
  await pm.getByRole('button', { name: 'Pause', exact: true }).click()
  expect((await previewed(pm))[1]).toBe(`${monthOf(1)} paused Cap 20 → becomes 0 Carried in 0 Remain or over 20 → becomes 0 remain`)
  await pm.getByRole('button', { name: 'Pause the retainer' }).click()
  const comes = `pauses ${dayInWords(firstOfMonth(1))}`
  await pm.getByText(`Halden Rail · ${comes}`).waitFor()
  await headline(sentence(12, 20).replace(/resets .*/, comes)).waitFor()
  await pm.getByRole('button', { name: 'Undo' }).click()
  await headline(sentence(12, 20)).waitFor()

  await pm.getByRole('button', { name: 'Pause', exact: true }).click()
  await pm.getByLabel('No cap from the cycle').selectOption(firstOfMonth())
  await expect.poll(async () => (await previewed(pm))[0]).toContain('Cap 20 → becomes 0')
  await pm.getByRole('button', { name: 'Pause the retainer' }).click()
  const since = `paused since ${dayInWords(firstOfMonth())}`
  await headline(`12 of 0 hours used · 12 over · ${since}`).waitFor()
  await client.getByText('How this adds up').click()
  await client.getByRole('rowheader', { name: 'cap, paused' }).waitFor()
  await pm.getByRole('link', { name: 'Retainers' }).click()
  await pm.getByRole('listitem').getByText(since).waitFor()
  await pm.goto(`${retainer.path}/settings`)

  await pm.getByRole('button', { name: 'Resume', exact: true }).focus()
  await pm.keyboard.press('Enter')
  await pm.getByLabel('Cap again from the cycle').selectOption(firstOfMonth(1))
  await pm.getByRole('button', { name: 'Resume the retainer' }).press('Enter')
  await headline(`12 of 0 hours used · 12 over · ${since}, resumes ${dayInWords(firstOfMonth(1))}`).waitFor()
  await pm.getByRole('button', { name: 'Change the end' }).click()
  await pm.getByLabel('Cap again from the cycle').selectOption(firstOfMonth())
  await expect.poll(async () => (await previewed(pm))[0]).toContain('Cap 0 → becomes 20')
  await pm.getByRole('button', { name: 'Resume the retainer' }).click()
  await headline(sentence(12, 20)).waitFor()
  expect(lastPart(sentence(12, 20))).toMatch(/^resets /)
})

test('another reset day, cadence or first cycle says what becomes of the cycles before it is saved', async ({ open, product }) => {
  const pm = await open({ expects: [/status of 422 .*\/retainers\//] })
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  await pm.goto(`${retainer.path}/settings`)
  const becomes = pm.getByRole('region', { name: 'What each cycle becomes' })
  await pm.getByLabel('Resets on day').fill('15')
  await becomes.getByText('no longer a cycle').first().waitFor()
  await becomes.getByText('new').first().waitFor()
  await pm.getByLabel('Resets on day').fill('1')
  await becomes.waitFor({ state: 'detached' })
  await pm.getByLabel('Cadence').selectOption('quarterly')
  await becomes.waitFor()
  await pm.getByLabel('Cadence').selectOption('monthly')
  await pm.getByLabel('Resets on day').fill('32')
  await becomes.waitFor({ state: 'detached' })
  await pm.getByRole('button', { name: 'Save', exact: true }).click()
  await pm.getByText('A day of the month, 1 to 31').waitFor()
})

test('the form of a new retainer says which cycles come of it, the 31st and a share of the cap included', async ({ open, product }) => {
  const pm = await open()
  await signUp(pm, product.origin)
  await pm.goto('/retainers/new')
  await pm.getByLabel('Hours in a cycle').fill('20')
  await pm.getByLabel('Starts on').fill('2026-01-31')
  await pm.getByText(/First cycles: Jan 31 – Feb 27(, 2026)? \(20 h\) · Feb 28 – Mar 30(, 2026)? \(20 h\) · Mar 31 – Apr 29/).waitFor()
  await pm.getByRole('button', { name: 'Rollover, cadence, rate and more' }).click()
  await pm.getByLabel('Starts on').fill('2026-03-10')
  await pm.getByLabel('Resets on day').fill('1')
  await pm.getByLabel('A short first cycle').selectOption('prorated')
  await pm.getByText(/Mar 10 – 31(, 2026)? \(14.2 h\) · Apr 1 – 30/).waitFor()
  await pm.getByLabel('Cadence').selectOption('quarterly')
  await pm.getByText(/Mar 10 – May 31/).waitFor()
})

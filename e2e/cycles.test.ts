import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, monthOf, sentence } from './this-month.ts'

const cycle = (pm: Page, offset: number) =>
  pm
    .getByRole('region', { name: 'Cycles' })
    .getByRole('listitem')
    .filter({ has: pm.getByRole('button', { name: new RegExp(`^${monthOf(offset)} `) }) })

/** The sum behind a cycle, a line each. */
const sumOf = async (at: ReturnType<typeof cycle>) => {
  const rows = at.getByRole('table', { name: 'How the balance is made up, in hours' }).getByRole('row')
  return (await rows.allInnerTexts()).map((row) =>
    row
      .split('\t')
      .map((cell) => cell.trim())
      .reverse()
      .join(' '),
  )
}

test('hours are agreed on top and borrowed, and the client sees both at once', async ({ open, product }) => {
  const pm = await open({ expects: [/status of 422 .*\/grants\b/] })
  const retainer = await makeRetainer(await signUp(pm, product.origin), { startsOn: firstOfMonth(-1) })
  await retainer.log({ seconds: 18 * 3600 })
  const { path } = await retainer.share()
  const client = await open()
  await client.goto(path)
  await client.getByRole('heading', { level: 1, name: sentence(18, 20) }).waitFor()

  await pm.goto(retainer.path)
  await pm.getByRole('link', { name: 'Cycles' }).click()
  const current = cycle(pm, 0)
  await current.getByRole('button', { name: 'Agree hours on top' }).click()
  const form = pm.getByRole('form', { name: `Hours agreed on top of ${monthOf(0)}` })
  await form.getByRole('button', { name: 'Agree hours' }).click()
  await form.getByText('Hours such as 5 or 7.5, more than zero').waitFor()
  await form.getByLabel('Hours').fill('5')
  await form.getByRole('button', { name: 'Agree hours' }).click()
  await form.getByText('Write something here').waitFor()
  await form.getByLabel('Reason').fill('hypercare')
  await form.getByRole('button', { name: 'Agree hours' }).click()
  await pm.getByText('5 h agreed: hypercare').waitFor()
  await expect.poll(() => sumOf(current)).toEqual(['20 cap', '+ 5 agreed: hypercare', '− 18 logged', '= 7 remain'])
  await client.getByRole('heading', { level: 1, name: sentence(18, 25) }).waitFor()
  await client.getByText('agreed: hypercare').waitFor({ state: 'attached' })
  expect(await pm.evaluate(() => document.activeElement?.textContent)).toBe('Agree hours on top')

  await current.getByRole('button', { name: 'Borrow from a later cycle' }).click()
  const loan = pm.getByRole('form', { name: `Hours borrowed for ${monthOf(0)}` })
  await loan.getByLabel('Hours').fill('21')
  await loan.getByLabel('Reason').fill('second site')
  await loan.getByLabel('Agreed by').fill('Dana Reyes')
  await loan.getByRole('button', { name: 'Borrow hours' }).click()
  await loan.getByText('so 20 at most can be borrowed from it').waitFor()
  await loan.getByLabel('Hours').fill('3')
  await loan.getByRole('button', { name: 'Borrow hours' }).click()
  await pm.getByText('3 h borrowed: second site').waitFor()
  await expect.poll(() => sumOf(current)).toContain(`+ 3 agreed: second site (Dana Reyes), borrowed from ${monthOf(1)}`)
  const next = cycle(pm, 1)
  await next.getByRole('button', { name: monthOf(1) }).click()
  await expect
    .poll(() => sumOf(next))
    .toEqual(['20 cap', `− 3 lent to ${monthOf(0)}: second site (Dana Reyes)`, '− 0 logged', '= 17 remain'])
  await client.getByRole('heading', { level: 1, name: sentence(18, 28) }).waitFor()
})

test('hours that are spent are not removed unasked, and what was removed is agreed again', async ({ open, product }) => {
  const pm = await open({ expects: [/status of 409 .*\/grants\//] })
  const call = await signUp(pm, product.origin)
  const retainer = await makeRetainer(call)
  await call('POST', `/retainers/${retainer.id}/grants`, { cycleStartsOn: firstOfMonth(), seconds: 5 * 3600, reason: 'hypercare' })
  await retainer.log({ seconds: 23 * 3600 })
  const { path } = await retainer.share()
  const client = await open()
  await client.goto(path)
  await pm.goto(`${retainer.path}/cycles`)

  await pm.getByRole('button', { name: 'Remove 5 h: hypercare' }).click()
  const dialog = pm.getByRole('dialog', { name: 'Remove 5 agreed hours?' })
  await dialog.getByText(`Spent: 3 of 5 h. Without them the cycle ${monthOf(0)} would be 3 over.`).waitFor()
  await dialog.getByRole('button', { name: 'Keep them' }).click()
  await dialog.waitFor({ state: 'detached' })
  await client.getByRole('heading', { level: 1, name: sentence(23, 25) }).waitFor()

  await pm.getByRole('button', { name: 'Remove 5 h: hypercare' }).click()
  await dialog.getByRole('button', { name: 'Remove them' }).click()
  // A message that is pointed at stays.
  await pm.getByText('5 h removed: hypercare').hover()
  await client.getByRole('heading', { level: 1, name: sentence(23, 20) }).waitFor()
  await pm.getByRole('button', { name: 'Undo' }).click()
  await client.getByRole('heading', { level: 1, name: sentence(23, 25) }).waitFor()
  await pm.getByRole('button', { name: 'Remove 5 h: hypercare' }).waitFor()
})

test('every cycle says where it stands and leads to its own work log', async ({ open, product }) => {
  const pm = await open()
  const call = await signUp(pm, product.origin)
  const retainer = await makeRetainer(call, { startsOn: firstOfMonth(-3) })
  await retainer.log({ workedOn: firstOfMonth(-2), seconds: 22 * 3600, description: 'Go-live: cutover' })
  await call('POST', `/retainers/${retainer.id}/statements`, {})
  await pm.goto(`${retainer.path}/cycles`)
  const heads = pm.getByRole('region', { name: 'Cycles' }).getByRole('heading', { level: 2 })
  await heads.first().waitFor()
  expect((await heads.allInnerTexts()).map((text) => text.replace('\n', ' '))).toEqual(
    [1, 0, -1, -2, -3].map((offset, n) => `${monthOf(offset)} ${['coming', 'current', 'open', 'open', 'closed'][n]}`),
  )
  const over = cycle(pm, -2)
  await over.getByText('2 over').first().waitFor()
  await over.getByRole('button', { name: monthOf(-2) }).press('Enter')
  expect(await sumOf(over)).toEqual(['20 cap', '− 22 logged', '= 2 over'])
  const closed = cycle(pm, -3)
  await closed.getByRole('button', { name: monthOf(-3) }).press('Enter')
  await closed.getByRole('link', { name: `Work log of ${monthOf(-3)}` }).waitFor()
  expect(await closed.getByRole('button', { name: 'Agree hours on top' }).count()).toBe(0)
  await over.getByRole('link', { name: `Work log of ${monthOf(-2)}` }).click()
  await pm.getByText('Go-live: cutover').first().waitFor()
  await pm.getByText('2 over').first().waitFor()
})

test('twenty years of cycles are shown a part at a time', async ({ open, product }) => {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, product.origin), { startsOn: firstOfMonth(-240) })
  await pm.goto(`${retainer.path}/cycles`)
  const lines = pm.getByRole('region', { name: 'Cycles' }).getByRole('heading', { level: 2 })
  await lines.first().waitFor()
  expect(await lines.count()).toBe(24)
  await pm.getByRole('button', { name: 'Show earlier cycles' }).click()
  await lines.nth(47).waitFor()
  expect(await lines.count()).toBe(48)
})

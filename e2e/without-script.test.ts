import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, sentence } from './this-month.ts'

test('a client whose browser runs no script reads the number, the bar, the log and the earlier cycles', async ({ open, product }) => {
  const call = await signUp(await open(), product.origin)
  const retainer = await makeRetainer(call, { startsOn: firstOfMonth(-3) })
  await retainer.log({ workedOn: firstOfMonth(-1), seconds: 5 * 3600, description: 'Vendor A: last month’s acceptance review' })
  await retainer.log({ seconds: 12 * 3600, description: 'Discovery: current-state documentation' })
  const { path } = await retainer.share()

  const page = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()
  expect((await page.getByRole('img', { name: sentence(12, 20) }).boundingBox())?.width).toBeGreaterThan(300)
  const entry = page.getByRole('region', { name: 'Work log' }).getByRole('listitem')
  expect(await entry.count()).toBe(1)
  expect(await entry.innerText()).toMatch(/current-state documentation[^]*12[^]*8 left/)

  const earlier = page.getByRole('region', { name: 'Earlier cycles' })
  expect(await earlier.getByRole('link').count()).toBe(3)
  await earlier.getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: '5 of 20 hours used' }).waitFor()
  await page.getByText('last month’s acceptance review').waitFor()
  await page.getByRole('link', { name: 'Back to the current cycle' }).click()
  await page.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()
})

test('the sum behind the number opens without a script', async ({ open, product }) => {
  const call = await signUp(await open(), product.origin)
  const retainer = await makeRetainer(call)
  await retainer.log({ seconds: 12 * 3600 })
  const { path } = await retainer.share()

  const page = await open({ javaScriptEnabled: false })
  await page.goto(path)
  await page.getByText('How this adds up').click()
  expect(await page.locator('#sum').getByRole('row').allInnerTexts()).toEqual([
    expect.stringMatching(/cap\s+20$/i),
    expect.stringMatching(/logged\s+− 12$/i),
    expect.stringMatching(/remain\s+= 8$/i),
  ])
})

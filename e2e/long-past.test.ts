import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth } from './this-month.ts'

test('of many cycles a year is at hand, and the rest one click away, for the PM and for the client', async ({ open, product }) => {
  const page = await open()
  const retainer = await makeRetainer(await signUp(page, product.origin), { startsOn: firstOfMonth(-40) })
  await retainer.log({ workedOn: firstOfMonth(-40), seconds: 3 * 3600, description: 'Discovery: the very first interview' })
  await page.goto(retainer.path)
  const cycles = page.getByRole('navigation', { name: 'Cycles' })
  await expect.poll(() => cycles.getByRole('listitem').count()).toBe(12)
  await cycles.getByRole('button', { name: 'Show earlier cycles' }).click()
  await expect.poll(() => cycles.getByRole('listitem').count()).toBe(41)
  await cycles.getByRole('link').last().click()
  await page.getByText('the very first interview').first().waitFor()
  await page.getByRole('img', { name: /^3 of 20 hours used/ }).waitFor()

  const { path } = await retainer.share()
  const client = await open()
  await client.goto(path)
  const earlier = client.getByRole('region', { name: 'Earlier cycles' })
  expect(await earlier.getByRole('listitem').count()).toBe(12)
  await earlier.getByRole('link', { name: 'All 40 earlier cycles' }).click()
  await expect.poll(() => earlier.getByRole('listitem').count()).toBe(40)

  // What is logged now reaches the page, and the list stays whole.
  await retainer.log({ seconds: 3600, description: 'Reporting: weekly status report' })
  await client.getByText('weekly status report').first().waitFor()
  expect(await earlier.getByRole('listitem').count()).toBe(40)
  await earlier.getByRole('link').last().click()
  await client.getByText('the very first interview').first().waitFor()
})

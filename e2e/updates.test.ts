import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { dayInWords, today } from './this-month.ts'

const dayMs = 86_400_000
const daysToFriday = (5 - new Date(today).getUTCDay() + 7) % 7
const inAWeek = new Date(Date.parse(today) + 7 * dayMs).toISOString().slice(0, 10)
const due = `next update due ${daysToFriday === 0 ? dayInWords(inAWeek) : 'Fri'}`

test('a promised update stands on the client page and in the console, and where there is nothing to add, one says so and takes it back', async ({
  open,
  product,
}) => {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, product.origin))
  const { path } = await retainer.share()
  const client = await open()
  await client.goto(path)
  await client.getByText('Nothing logged yet').waitFor()

  await pm.goto(`${retainer.path}/settings`)
  await pm.getByLabel('Updates promised').selectOption('Every week on Friday')
  await pm.getByLabel('Show your client the hours that wait').check()
  await pm.getByRole('button', { name: 'Save updates' }).click()
  await pm.getByText('Updates saved').waitFor()
  await client.getByText(due).waitFor()

  await pm.getByRole('link', { name: 'Work log' }).click()
  await pm.getByText(due).waitFor()
  const nothing = pm.getByRole('button', { name: 'Nothing to add' })
  await nothing.click()
  await pm.getByText('The log is complete through today').filter({ visible: true }).last().waitFor()
  await pm.getByText('complete through today', { exact: true }).waitFor()
  await nothing.waitFor({ state: 'detached' })
  await client.getByText('Logged through').waitFor()
  await pm.getByRole('button', { name: 'Undo' }).click()
  await nothing.waitFor()
  await client.getByText('Nothing logged yet').waitFor()

  await pm.clock.setFixedTime(Date.parse(today) + 9 * dayMs)
  await pm.reload()
  await pm.getByText(/^update was due Fri, /).waitFor()
  await pm.goto('/audit')
  await pm.getByText('updates promised every week on Friday').waitFor()
  await pm.getByText('shows hours that wait no → yes').waitFor()
  expect(await pm.getByText(/^complete through \w+ \d+ → none$/).count()).toBe(1)
})

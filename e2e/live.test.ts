import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { startProduct, type Product } from './product.ts'
import { shownAfter } from './shown-after.ts'
import { makeRetainer, signUp } from './studio.ts'
import { sentence } from './this-month.ts'
import type { Open } from './visitors.ts'

/** A signed-in PM on a retainer with 8 hours logged, and the path of its link. */
async function working(open: Open, { origin }: Product) {
  const pm = await open()
  const retainer = await makeRetainer(await signUp(pm, origin))
  await retainer.log({ seconds: 8 * 3600 })
  const { path } = await retainer.share()
  await pm.goto(retainer.path)
  return { pm, path }
}

async function logBy(pm: Page, line: string) {
  const logLine = pm.getByRole('combobox', { name: 'Log work' })
  await logLine.fill(line)
  const answered = pm.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/entries'))
  await logLine.press('Enter')
  const response = await answered
  await response.finished()
  return response
}

// One process hears of a change by itself, several through their Postgres; without a Postgres to share there is one, and the second reader
// is a further tab, which hears of it from the first.
const shared = process.env.TEST_DATABASE_URL ? 'on another process' : 'in a second tab'

test(`a client page that is open ${shared} shows a new entry within a second`, async ({ open, product }) => {
  const { pm, path } = await working(open, product)
  const second = product.databaseUrl ? await startProduct({ databaseUrl: product.databaseUrl }) : undefined
  try {
    const first = await open({ at: second?.origin })
    const streaming = first.waitForRequest((request) => request.url().endsWith('/events'))
    await first.goto(path)
    await streaming
    const client = second ? first : await first.context().newPage()
    if (!second) await client.goto(path)
    await client.getByRole('heading', { level: 1, name: sentence(8, 20) }).waitFor()

    const arrival = await shownAfter(client, 'cutover checklist', () => logBy(pm, 'Go-live: cutover checklist, 4h'))
    expect(arrival, 'ms').toBeLessThan(1000)
    await client.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()
    await first.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()
  } finally {
    await second?.stop()
  }
})

test('ten entries in a row leave the client page with the last balance', async ({ open, product }) => {
  const { pm, path } = await working(open, product)
  const client = await open()
  await client.goto(path)
  for (let n = 1; n <= 10; n++) await logBy(pm, `Risk: register review ${n}, 1h`)
  await client.getByRole('heading', { level: 1, name: sentence(18, 20) }).waitFor()
  expect(await client.getByRole('region', { name: 'Work log' }).getByRole('listitem').count()).toBe(11)
})

test('what was deleted leaves the client page by itself', async ({ open, product }) => {
  const { pm, path } = await working(open, product)
  const client = await open()
  await client.goto(path)
  await client.getByText('stakeholder interviews').waitFor()
  await pm.getByRole('button', { name: 'Delete Discovery: stakeholder interviews' }).click()
  await client.getByText('Nothing logged in this cycle yet').waitFor()
  await client.getByRole('heading', { level: 1, name: sentence(0, 20) }).waitFor()
})

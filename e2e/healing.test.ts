import { expect } from 'vitest'
import { test } from './journey.ts'
import { startProduct } from './product.ts'
import { makeRetainer, signUp } from './studio.ts'
import { sentence } from './this-month.ts'

test('while the server is down an open page keeps the last balance with its time; once it is back it shows all that was missed', async ({
  open,
}) => {
  const product = await startProduct()
  try {
    const pm = await open({ at: product.origin })
    const retainer = await makeRetainer(await signUp(pm, product.origin))
    await retainer.log({ seconds: 8 * 3600 })
    const { path } = await retainer.share()
    const away = [/Failed to load resource|ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY/]
    const client = await open({ at: product.origin, expects: away })
    const streaming = client.waitForResponse((response) => response.url().endsWith('/events'))
    await client.goto(path)
    await streaming

    const { restart } = await product.crash()
    await client.getByText(/Offline\. Balance as of \d\d:\d\d/).waitFor()
    await client.getByRole('heading', { level: 1, name: sentence(8, 20) }).waitFor()

    await restart()
    await retainer.log({ seconds: 4 * 3600, description: 'Go-live: cutover checklist' })
    await client.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor({ timeout: 20_000 })
    await client.getByText('cutover checklist').waitFor()
    await expect.poll(() => client.getByText('Offline').count()).toBe(0)

    await retainer.log({ seconds: 3600, description: 'Risk: register review' })
    await client.getByRole('heading', { level: 1, name: sentence(13, 20) }).waitFor()
  } finally {
    await product.stop()
  }
})

test('eight tabs of one browser all load and all hear of a change, over HTTP/1.1 with its six connections', async ({ open, product }) => {
  const retainer = await makeRetainer(await signUp(await open(), product.origin))
  await retainer.log({ seconds: 8 * 3600 })
  const { path } = await retainer.share()
  const first = await open()
  const tabs = [first, ...(await Promise.all(Array.from({ length: 7 }, () => first.context().newPage())))]
  await Promise.all(tabs.map((tab) => tab.goto(path)))
  await retainer.log({ seconds: 4 * 3600 })
  await Promise.all(tabs.map((tab) => tab.getByRole('heading', { level: 1, name: sentence(12, 20) }).waitFor()))
})

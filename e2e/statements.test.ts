import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, today } from './this-month.ts'

const lastMonth = firstOfMonth(-1)
const late = `${lastMonth.slice(0, 8)}28`
const inWords = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(late))
const year = late.slice(0, 4) === today.slice(0, 4) ? '' : `, ${late.slice(0, 4)}`

async function download(page: Page, name: RegExp) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()])
  return file
}

async function bytesOf(file: Awaited<ReturnType<typeof download>>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function closeOldest(pm: Page) {
  await pm
    .getByRole('button', { name: /^Close / })
    .first()
    .click()
  await pm.getByRole('dialog').getByRole('button', { name: 'Close it' }).click()
  await pm.getByRole('dialog').waitFor({ state: 'detached' })
}

test(
  'a PM closes last month, hands out its statement, logs late work, corrects, opens it again and closes it as version 2',
  { timeout: 120_000 },
  async ({ open, product }) => {
    const pm = await open({ acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] })
    const retainer = await makeRetainer(await signUp(pm, product.origin), { startsOn: lastMonth })
    await retainer.log({ workedOn: lastMonth, seconds: 8 * 3600, description: 'Discovery: stakeholder interviews' })
    const { path } = await retainer.share()

    await pm.goto(retainer.path)
    await pm.getByRole('link', { name: 'Statements' }).click()
    await pm.getByText('No cycle is closed yet').waitFor()
    await pm.getByRole('button', { name: /^Close / }).click()
    const dialog = pm.getByRole('dialog')
    await dialog.getByText('8 of 20 hours used').waitFor()
    await dialog.getByText('This sum and one entry will stand in its statement').waitFor()
    await dialog.getByRole('button', { name: 'Close it' }).click()

    await pm.getByRole('link', { name: 'Statement 1', exact: true }).click()
    const sheet = pm.getByRole('article')
    await sheet.getByText('version 1, closed').waitFor()
    await sheet.getByText('12 left').waitFor()
    const pdf = await download(pm, /^PDF, A4/)
    expect(pdf.suggestedFilename()).toMatch(/\.pdf$/)
    expect((await bytesOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await bytesOf(await download(pm, /^CSV/))).toString()).toContain('Discovery: stakeholder interviews')

    await pm.getByRole('link', { name: 'Statements' }).click()
    await pm.getByRole('button', { name: /^Client link/ }).click()
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    await pm.getByText('Link for CTO copied').waitFor()
    const address = await pm.evaluate(() => navigator.clipboard.readText())
    expect(new URL(address).pathname).toBe(`${path}/statements/1`)
    await dialog.getByRole('button', { name: 'Close' }).click()

    const client = await open({ acceptDownloads: true, expects: [/status of 404 .*\/statements\/1/] })
    await client.goto(path)
    await client.getByRole('link', { name: 'Statement 1' }).click()
    await client.getByRole('heading', { name: 'Statement 1', level: 1 }).waitFor()
    await client.getByText('version 1, closed').waitFor()
    expect((await bytesOf(await download(client, /^PDF, Letter/))).subarray(0, 5).toString()).toBe('%PDF-')

    await retainer.log({ workedOn: late, seconds: 3 * 3600, description: 'Vendor A: weekly sync', vendor: 'Vendor A' })
    await client.goto(path)
    await client.getByText(`late, worked ${inWords}${year}`).waitFor()

    await pm.goto(`${retainer.path}?on=${lastMonth}`)
    await pm.getByRole('button', { name: 'Correct Discovery: stakeholder interviews' }).waitFor()
    expect(await pm.getByRole('button', { name: /^(Edit|Delete) Discovery/ }).count()).toBe(0)
    await pm.getByRole('button', { name: 'Correct Discovery: stakeholder interviews' }).click()
    await dialog.getByLabel('Hours').fill('-2')
    await dialog.getByRole('button', { name: 'Correct it' }).click()
    await pm.getByText('2 h taken back').waitFor()
    await client.reload()
    const correction = client.getByRole('listitem').filter({ hasText: 'Correction: Discovery' })
    await correction.getByText('Discovery · correction').waitFor()

    await pm.getByRole('link', { name: 'Statements' }).click()
    await pm.getByRole('button', { name: 'Open again' }).click()
    await dialog.getByText('Statement 1 is no longer in force').waitFor()
    await dialog.getByRole('button', { name: 'Open it again' }).click()
    await dialog.waitFor({ state: 'detached' })
    await pm.getByText('no longer in force').waitFor()
    await client.goto(`${path}/statements/1`)
    await client.getByRole('heading', { name: 'This statement is no longer in force' }).waitFor()

    await closeOldest(pm)
    await pm.getByRole('link', { name: 'Statement 1, version 2', exact: true }).waitFor()
    await client.reload()
    await client.getByText('version 2, closed').waitFor()
    await client.getByText('Vendor A: weekly sync').waitFor()
    await pm.getByRole('link', { name: 'Statement 1', exact: true }).click()
    await sheet.getByText('version 1, closed').waitFor()
    expect(await sheet.getByText('weekly sync').count()).toBe(0)
  },
)

import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'

/** Clicks something that gives a file, and answers the files in that zip. */
async function filesBehind(page: Page, name: string): Promise<Map<string, string>> {
  const [given] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  expect(given.suggestedFilename()).toBe('hourtab-export.zip')
  const zip = await fromBufferPromise(await readFile(await given.path()), { lazyEntries: true })
  const files = new Map<string, string>()
  for await (const entry of zip.eachEntry()) files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString())
  return files
}

test('everything is taken out of the settings as one file, and the account is deleted with all of it', async ({ product, open }) => {
  const page = await open({ expects: [/status of 422/] })
  const call = await signUp(page, product.origin)
  const pmo = await makeRetainer(call)
  await pmo.log({ description: 'Discovery: stakeholder interviews' })
  await pmo.log({ description: 'Vendor A: weekly sync' })
  const link = await pmo.share()
  const client = await open({ expects: [/status of 404 .*\/r\//] })
  await client.goto(link.path)
  await client.getByText('stakeholder interviews').waitFor()

  await page.goto('/settings')
  const files = await filesBehind(page, 'Download everything')
  expect([...files.keys()]).toEqual(expect.arrayContaining(['README.txt', 'entries.csv', 'cycles.csv', 'entries.json', 'manifest.json']))
  expect(files.get('entries.csv')).toContain('Vendor A: weekly sync')
  expect(JSON.parse(files.get('entries.json')!)).toHaveLength(2)

  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' })
  await dialog.getByText('1 client, 1 retainer, 2 entries, 0 statements and 1 link, which stops opening at once').waitFor()
  expect((await filesBehind(page, 'Take everything out')).get('entries.csv')).toBe(files.get('entries.csv'))

  await dialog.getByLabel('Your password').fill('another sentence')
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await dialog.getByText('Type the password you sign in with now').waitFor()
  await dialog.getByLabel('Your password').fill('four words of nonsense')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Your account is deleted, and everything that went with it').waitFor()

  await client.getByText('There is nothing at this address').waitFor()
  await page.goto('/retainers')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})

test('whoever changes their mind keeps everything', async ({ product, open }) => {
  const page = await open()
  await makeRetainer(await signUp(page, product.origin))
  await page.goto('/settings')
  const button = page.getByRole('button', { name: 'Delete account' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('Your password').waitFor()
  await page.keyboard.press('Escape')
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.goto('/retainers')
  await page.getByText('Halden Rail').first().waitFor()
})

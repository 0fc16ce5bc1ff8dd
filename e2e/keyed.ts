import type { Page } from 'playwright-core'
import { caller } from './studio.ts'

type Card = { id: string }

/** Keys of every kind and a calendar's address in the workspace of a page. */
export async function keyed(page: Page, origin: string, retainers: readonly Card[]): Promise<void> {
  const call = caller(page, origin)
  const make = (body: object) => call('POST', '/api-keys', body)
  await make({ name: 'Board dashboard', scope: 'read', retainerIds: retainers.slice(0, 2).map(({ id }) => id) })
  await make({ name: 'Nightly export', scope: 'write', expiresOn: '2999-12-31' })
  await make({ name: 'Contractor, until spring', scope: 'write', expiresOn: '2026-03-31' })
  await make({ name: 'Backup', scope: 'admin' })
  await make({ name: 'Phone', scope: 'calendar' })
}

/** Asks for a new key that is kept to some retainers. */
export async function askForKey(page: Page) {
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('Some retainers only').check()
  await page.getByRole('group', { name: 'Retainers' }).getByRole('checkbox').first().check()
}

/** Makes a key, whose secret is then on the screen. */
export async function makeKey(page: Page) {
  await page.getByRole('button', { name: 'New key' }).click()
  await page.getByLabel('What it is for').fill('Nightly export')
  await page.getByRole('button', { name: 'Make the key' }).click()
  await page.getByRole('heading', { name: 'Try it' }).waitFor()
}

/** Makes the address of a calendar, which is then on the screen. */
export async function makeAddress(page: Page) {
  await page.getByRole('button', { name: 'Subscribe in your calendar' }).click()
  await page.getByLabel('Which calendar').fill('Phone')
  await page.getByRole('button', { name: 'Make the address' }).click()
  await page.getByRole('heading', { name: 'Address of your calendar' }).waitFor()
}

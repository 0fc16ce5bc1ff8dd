import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { signUp } from './studio.ts'

/** What a page asks of the api, and everything that its console prints. */
function overheard(page: Page) {
  const asked: string[] = []
  const printed: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}`)
  })
  page.on('console', (message) => printed.push(`${message.type()}: ${message.text()}`))
  return { asked, printed }
}

test('the first screen and the forms behind it ask the api nothing, and the console stays empty', async ({ open }) => {
  const page = await open()
  const heard = overheard(page)
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Create your account' }).click()
  await page.getByLabel('Workspace name').waitFor()
  await page.getByRole('link', { name: 'Sign in' }).first().click()
  await page.getByText('No account yet?').waitFor()
  await page.waitForLoadState('networkidle')
  expect(heard).toEqual({ asked: [], printed: [] })
})

test('whoever comes back signed in is shown their retainers', async ({ open, product }) => {
  const page = await open()
  await signUp(page, product.origin)
  await page.goto('/retainers')
  await page.getByText('Create your first retainer').waitFor()
  await page.goto('/')
  await page.getByText('Create your first retainer').waitFor()
})

test('whoever signed out is asked to sign in, without asking the api whether they must', async ({ open, product }) => {
  const page = await open()
  await signUp(page, product.origin)
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Look around a sample studio' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')
  await page.waitForLoadState('networkidle')

  const heard = overheard(page)
  await page.goto('/retainers')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(heard).toEqual({ asked: [], printed: [] })
})

test('a session that was ended elsewhere is noticed once', async ({ open, product }) => {
  const page = await open({ expects: [/status of 401/] })
  await signUp(page, product.origin)
  await page.goto('/retainers')
  await page.getByText('Create your first retainer').waitFor()
  await page.context().clearCookies()
  await page.reload()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()

  await page.waitForLoadState('networkidle')
  const heard = overheard(page)
  await page.reload()
  await page.goto('/settings')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(heard).toEqual({ asked: [], printed: [] })
})

test('a sample studio says in its settings what it is, and shows no made-up address', async ({ open }) => {
  const page = await open()
  await page.goto('/')
  await page.getByRole('button', { name: 'Look around a sample studio' }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByText('Sample studio: it is open in this browser only').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('@')
  await page.getByRole('main').getByRole('link', { name: 'Create your account' }).click()
  await page.getByLabel('Workspace name').waitFor()
})

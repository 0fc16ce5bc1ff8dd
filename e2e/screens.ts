import type { Page } from 'playwright-core'
import { caller, makeRetainer, signUp, type Caller } from './studio.ts'
import { askForKey, keyed, makeAddress, makeKey } from './keyed.ts'
import { dropFile } from './drop-file.ts'
import { togglExport } from './exports.ts'
import { firstOfMonth, today } from './this-month.ts'
import type { Open } from './visitors.ts'

/** One thing a person may have in front of them: who sees it, where it is, how one knows that it is there, and what is done there to have it. */
export type Screen = { name: string; page: Page; path: string; ready: string; act?: (page: Page) => Promise<unknown> }

type Card = { id: string; name: string; balance: { overSeconds: number } }

/** Opens the sample studio on a page; answers its retainers. */
async function lookAround(page: Page, origin: string): Promise<Card[]> {
  const call = caller(page, origin)
  await call('POST', '/auth/look-around')
  return (await call<{ items: Card[] }>('GET', '/retainers')).items
}

/** A draft of an import with a row of each kind, and the path of its preview. */
export async function draftImport(page: Page, retainerPath: string): Promise<string> {
  await page.goto(retainerPath)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  const work = [
    { on: firstOfMonth(), description: 'Requirements: integration point mapping + BRD draft', hours: 3 },
    { on: today, description: 'Meeting', hours: 1.5 },
    { on: today, description: 'Kestrel: label specification review', hours: 1, client: 'Kestrel Foods', project: 'Warehouse' },
  ]
  await dropFile(page, togglExport(work))
  await page.getByRole('region', { name: 'Balance before and after' }).waitFor()
  return new URL(page.url()).pathname
}

/** Closes the oldest cycle of a retainer, and answers the path of its statement and of its work log. */
async function closeOldest(page: Page, origin: string, retainerPath: string) {
  type Closed = { statement: { id: string; cycle: { startsOn: string } } }
  const { statement } = await caller(page, origin)<Closed>('POST', `${retainerPath}/statements`, {})
  return { statement: `${retainerPath}/statements/${statement.id}`, workLog: `${retainerPath}?on=${statement.cycle.startsOn}` }
}

const opens = (name: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
}

async function setNewTerms(page: Page) {
  await page.getByRole('button', { name: 'Set new terms' }).click()
  await page.getByLabel('Hours in a cycle').fill('30')
  await page.getByRole('region', { name: 'What each cycle becomes' }).getByRole('listitem').first().waitFor()
}

async function editWithPassword(page: Page) {
  await page.getByRole('button', { name: 'Edit the link for Board' }).click()
  await page.getByLabel('New password').waitFor()
}

async function askForMore(page: Page) {
  await page.getByRole('button', { name: 'Last day, password' }).click()
  await page.locator('summary').filter({ hasText: 'Embed' }).first().click()
}

async function typeWork(page: Page) {
  await page.getByRole('combobox', { name: 'Log work' }).fill('Vendor Northline: weekly sync + change order analysis, 3h yesterday')
  await page.getByRole('button', { name: 'Log', exact: true }).waitFor()
}

async function openPalette(page: Page) {
  await page.keyboard.press('Control+k')
  await page.getByRole('option').first().waitFor()
}

/** A retainer with more vendors than a phone is wide, names of 200 letters and of other scripts, and a promise of updates; two of its links. */
async function busyRetainer(call: Caller) {
  const name = `${'Programme assurance and vendor governance '.repeat(5).slice(0, 190)} مكتب`
  const busy = await makeRetainer(call, { clientName: 'مستشفى الشفاء', name, updates: { every: 'week', weekday: 5 } })
  const vendors = ['Northline', 'Sable Systems', 'شركة الأفق', '東芝ソリューション', 'Cedar EHR']
  for (const [at, vendor] of vendors.entries()) {
    await busy.log({ workedOn: firstOfMonth(), seconds: (at + 1) * 1800, description: `${vendor}: weekly sync 🚆`, vendor })
    await busy.log({ seconds: 2700, description: `مراجعة العقد, ${vendor}`, vendor, project: at % 2 ? 'CRM' : 'ERP' })
  }
  return { path: (await busy.share()).path, aliased: (await busy.share('Vendors', { audience: 'aliases' })).path }
}

/** Client pages in every state they have: path → what stands on it. */
export async function clientStates(page: Page, origin: string): Promise<{ name: string; path: string; ready: string }[]> {
  const call = await signUp(page, origin)
  const full = await makeRetainer(call, { startsOn: firstOfMonth(-2) })
  await full.log({ workedOn: firstOfMonth(-1), seconds: 5 * 3600, description: 'Vendor A: acceptance review', vendor: 'Vendor A' })
  await full.log({ seconds: 8 * 3600, description: 'Discovery: current-state documentation', project: 'CRM rollout' })
  await full.log({ workedOn: firstOfMonth(), seconds: 1.5 * 3600, description: 'Reporting: weekly status report' })
  const empty = await makeRetainer(call, { name: 'Data platform' })
  const over = await makeRetainer(call, { name: 'Go-live' })
  await over.log({ seconds: 22 * 3600, description: 'Go-live: hypercare' })
  const [fullLink, emptyLink, overLink, revoked] = [await full.share(), await empty.share(), await over.share(), await full.share('CFO')]
  await call('DELETE', `/share-links/${revoked.id}`)
  const [totals, locked] = [await full.share('CFO', { audience: 'totals' }), await full.share('CIO', { password: 'four words of sense' })]
  const busy = await busyRetainer(call)
  await call('POST', `${full.path}/statements`, {})
  return [
    { name: 'client page', path: fullLink.path, ready: 'current-state documentation' },
    { name: 'client page, nothing logged', path: emptyLink.path, ready: 'Nothing logged in this cycle yet' },
    { name: 'client page, over', path: overLink.path, ready: 'Go-live: hypercare' },
    { name: 'client page, earlier cycle', path: `${fullLink.path}?on=${firstOfMonth(-1)}`, ready: 'acceptance review' },
    { name: 'client page, vendors and a promise', path: busy.path, ready: 'next update due' },
    { name: 'client page, part of the log', path: `${busy.path}?q=sync`, ready: 'Show the whole log' },
    { name: 'client page, vendors under aliases', path: busy.aliased, ready: 'Vendor B' },
    { name: 'client page, totals only', path: totals.path, ready: 'How this adds up' },
    { name: 'client page, password', path: locked.path, ready: 'kept with a password' },
    { name: 'client page, statement', path: `${fullLink.path}/statements/1`, ready: 'SHA-256 of this statement' },
    { name: 'client page, revoked', path: revoked.path, ready: 'This link is no longer shared' },
    { name: 'client page, unknown', path: '/r/not-a-link-that-was-ever-made', ready: 'There is nothing at this address' },
  ]
}

/** A paused retainer with terms to come; the path of its settings. */
async function planned(page: Page, origin: string): Promise<string> {
  const call = caller(page, origin)
  const { id, path } = await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'On hold' })
  await call('POST', `/retainers/${id}/terms`, { from: firstOfMonth(2), capSeconds: 108_000, surplus: { kind: 'all', expiresAfter: 2 } })
  await call('PUT', `/retainers/${id}/pause`, { from: firstOfMonth() })
  return `${path}/settings`
}

/** A retainer with a promise of updates and with links of every kind; its path. */
async function promised(page: Page, origin: string): Promise<string> {
  const { share, log, path } = await makeRetainer(caller(page, origin), {
    clientName: 'Kestrel Foods',
    name: 'Promised',
    updates: { every: 'day' },
  })
  await log()
  await share('Board', { audience: 'totals', password: 'sesame and thyme' })
  await share('CFO', { audience: 'aliases', expiresOn: firstOfMonth(1) })
  await share('Vendor office', { audience: 'unnamed' })
  return path
}

/** Webhooks with deliveries in every state, and one that is disabled; the path of the first. */
async function toldWebhooks(page: Page, origin: string): Promise<string> {
  const call = caller(page, origin)
  const make = async (name: string, url: string, events: string[] = []) =>
    (await call<{ webhook: { id: string } }>('POST', '/webhooks', { name, url, events })).webhook.id
  await make('Finance', `${origin}/hooks`, ['entry.logged', 'entry.changed', 'entry.removed', 'cycle.closed'])
  // A port that nobody listens on.
  const dead = await make('Halden Rail: programme office', 'http://localhost:1/hooks/hourtab')
  const old = await make('Data warehouse', `https://warehouse.haldenrail.example/${'a-very-long-path/'.repeat(8)}hook`)
  await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'Told' }).then(({ log }) => log())
  await call('POST', `/webhooks/${dead}/ping`)
  await call('PATCH', `/webhooks/${old}`, { state: 'disabled' })
  return `/settings/webhooks/${dead}`
}

const firstDelivery = async (page: Page) => {
  await page.locator('.delivery summary').first().click()
  await page.getByRole('button', { name: 'Copy payload' }).waitFor()
}

/** Every screen of the product, the console's on the sample studio. */
export async function allScreens(open: Open, origin: string): Promise<Screen[]> {
  const [stranger, newcomer, pm] = [await open(), await open(), await open()]
  await signUp(newcomer, origin)
  const retainers = await lookAround(pm, origin)
  const { id } = retainers.find(({ name }) => name === 'PMO retainer') ?? retainers[0]!
  const goLive = retainers.find(({ name }) => name === 'Warehouse system rollout') ?? retainers[0]!
  const path = `/retainers/${id}`
  const preview = await draftImport(pm, path)
  const { statement, workLog } = await closeOldest(pm, origin, path)
  const clients = await clientStates(await open(), origin)
  const coming = await planned(pm, origin)
  const kept = await promised(pm, origin)
  await keyed(pm, origin, retainers)
  const told = await toldWebhooks(pm, origin)
  const later = await open({ storageState: await pm.context().storageState() })
  await later.clock.setFixedTime(Date.now() + 8 * 86_400_000)
  const expected = [/status of 4(04|10) .*\/r\//]
  const client = await open({ expects: expected })
  return [
    { name: 'welcome', page: stranger, path: '/', ready: 'Look around a sample studio' },
    { name: 'welcome, after leaving', page: stranger, path: '/?deleted', ready: 'Your account is deleted' },
    { name: 'sign up', page: stranger, path: '/sign-up', ready: 'Workspace name' },
    { name: 'sign in', page: stranger, path: '/sign-in', ready: 'No account yet?' },
    { name: 'retainers, empty', page: newcomer, path: '/retainers', ready: 'Create your first retainer' },
    { name: 'new retainer', page: newcomer, path: '/retainers/new', ready: 'Hours in a cycle' },
    { name: 'retainers', page: pm, path: '/retainers', ready: 'Depot system cutover' },
    { name: 'retainer', page: pm, path, ready: 'Cycles' },
    { name: 'retainer, typing', page: pm, path, ready: 'Cycles', act: typeWork },
    { name: 'retainer, editing', page: pm, path, ready: 'Cycles', act: opens(/^Edit/) },
    { name: 'retainer, correcting', page: pm, path: workLog, ready: 'Cycles', act: opens(/^Correct /) },
    { name: 'palette', page: pm, path, ready: 'Cycles', act: openPalette },
    { name: 'cycles', page: pm, path: `/retainers/${goLive.id}/cycles`, ready: 'Borrow from a later cycle' },
    { name: 'imports', page: pm, path: `${path}/imports`, ready: 'Past imports' },
    { name: 'import preview', page: pm, path: preview, ready: 'After publishing' },
    { name: 'statements', page: pm, path: `${path}/statements`, ready: 'in force' },
    { name: 'statements, closing', page: pm, path: `${path}/statements`, ready: 'in force', act: opens(/^Close /) },
    { name: 'statements, client link', page: pm, path: `${path}/statements`, ready: 'in force', act: opens(/^Client link/) },
    { name: 'statements, opening again', page: pm, path: `${path}/statements`, ready: 'in force', act: opens(/^Open again/) },
    { name: 'statement', page: pm, path: statement, ready: 'SHA-256 of this statement' },
    { name: 'links', page: pm, path: `${path}/links`, ready: 'For the engagement letter' },
    { name: 'links of every kind', page: pm, path: `${kept}/links`, ready: 'Totals only', act: askForMore },
    { name: 'links, editing', page: pm, path: `${kept}/links`, ready: 'For the engagement letter', act: editWithPassword },
    { name: 'retainer, late', page: later, path: kept, ready: 'update was due' },
    { name: 'retainer settings', page: pm, path: `${path}/settings`, ready: 'in force' },
    { name: 'retainer settings, new terms', page: pm, path: `${path}/settings`, ready: 'in force', act: setNewTerms },
    { name: 'audit', page: pm, path: '/audit', ready: 'Entry logged' },
    { name: 'audit, nothing yet', page: newcomer, path: '/audit', ready: 'Nothing has been changed yet' },
    { name: 'retainer settings, paused', page: pm, path: coming, ready: 'Paused since' },
    { name: 'API keys', page: pm, path: '/settings/api-keys', ready: 'Board dashboard' },
    { name: 'API keys, none yet', page: newcomer, path: '/settings/api-keys', ready: 'No keys yet' },
    { name: 'API keys, asking for one', page: pm, path: '/settings/api-keys', ready: 'Board dashboard', act: askForKey },
    { name: 'API keys, revoking', page: pm, path: '/settings/api-keys', ready: 'Board dashboard', act: opens(/^Revoke/) },
    { name: 'API keys, made', page: newcomer, path: '/settings/api-keys', ready: 'No keys yet', act: makeKey },
    { name: 'settings', page: pm, path: '/settings', ready: 'Subscribe in your calendar' },
    { name: 'settings, calendar', page: pm, path: '/settings', ready: 'Phone', act: makeAddress },
    { name: 'settings, of an account', page: newcomer, path: '/settings', ready: 'Delete account' },
    { name: 'settings, deleting the account', page: newcomer, path: '/settings', ready: 'Delete account', act: opens(/^Delete account/) },
    { name: 'webhooks, none', page: newcomer, path: '/settings/webhooks', ready: 'Nobody is told yet' },
    { name: 'webhooks', page: pm, path: '/settings/webhooks', ready: 'Disabled since' },
    {
      name: 'webhooks, only some events',
      page: pm,
      path: '/settings/webhooks',
      ready: 'Disabled since',
      act: (page) => page.getByLabel('Only some of it').check(),
    },
    { name: 'webhook', page: pm, path: told, ready: 'Not delivered yet' },
    { name: 'webhook, a delivery', page: pm, path: told, ready: 'Not delivered yet', act: firstDelivery },
    { name: 'webhook, editing', page: pm, path: told, ready: 'Not delivered yet', act: opens(/^Edit/) },
    { name: 'webhook, a time again', page: pm, path: told, ready: 'Not delivered yet', act: opens(/^Send a time again/) },
    { name: 'nothing here', page: pm, path: '/nowhere', ready: 'Nothing is here' },
    ...clients.map((state) => ({ ...state, page: client })),
    { name: 'API docs', page: stranger, path: '/api/docs', ready: 'HourTab REST API' },
    { name: 'API guide', page: stranger, path: '/api/docs/quickstart', ready: 'With curl' },
    { name: 'problem', page: stranger, path: '/problems/stale', ready: 'All problems' },
  ]
}

/** Goes to a screen and waits until it is there, its data too. */
export async function show({ page, path, ready, act }: Screen): Promise<void> {
  await page.goto(path)
  await page.getByText(ready).filter({ visible: true }).first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  await act?.(page)
}

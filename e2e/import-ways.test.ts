import type { Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { dropFile, dropFiles } from './drop-file.ts'
import { type Exported, harvestExport, picture, type Worked } from './exports.ts'
import { test } from './journey.ts'
import { type Caller, makeRetainer, signUp } from './studio.ts'
import { today } from './this-month.ts'

type Draft = { id: string; totals: { rows: number; new: number; unchanged: number; gone: number; changed: number } }

const file = (name: string, ...work: Partial<Worked>[]) => ({
  ...harvestExport(work.map((each, n) => ({ on: today, description: `Discovery: interview ${n + 1}`, hours: 1, ...each }))),
  name,
})

/** Hands a file over as a script would, and publishes it. */
async function imported(page: Page, call: Caller, retainerId: string, { name, text }: Exported) {
  const multipart = { file: { name, mimeType: 'text/csv', buffer: Buffer.from(text) } }
  await page.goto('/retainers')
  const answer = await page.request.post(`/api/v1/retainers/${retainerId}/imports`, {
    multipart,
    headers: { origin: new URL(page.url()).origin },
  })
  const { import: draft } = (await answer.json()) as { import: Draft }
  await call('POST', `/imports/${draft.id}/publish`, {})
}

/** The draft that the server answers to what `act` hands over. */
async function drafted(page: Page, act: () => Promise<unknown>): Promise<Draft> {
  const answered = page.waitForResponse((each) => isDrafting(each) && each.status() === 201)
  await act()
  return ((await (await answered).json()) as { import: Draft }).import
}

const isDrafting = (answer: Response) => answer.request().method() === 'POST' && /\/retainers\/[^/]+\/imports$/.test(answer.url())

const paste = (page: Page, text: string) =>
  page.evaluate((copied) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', copied)
    const target = document.activeElement ?? document.body
    return target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

test('a file dropped on the list goes where files of its client went before, and says why; another retainer may be chosen', async ({
  open,
  product,
}) => {
  const page = await open()
  const call = await signUp(page, product.origin)
  const pmo = await makeRetainer(call)
  const warehouse = await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'Warehouse' })
  await imported(page, call, pmo.id, file('june.csv', { client: 'HR' }))

  await page.goto('/retainers')
  await page.getByText('Warehouse').waitFor()
  await dropFile(page, file('july.csv', { client: 'HR', description: 'Risk: register review' }))
  await page.getByText('It came here because earlier imports like it went to Halden Rail · PMO retainer.').waitFor()
  expect(new URL(page.url()).pathname).toContain(`${pmo.path}/imports/`)

  await page.getByRole('button', { name: 'Choose another retainer' }).click()
  await page.getByRole('heading', { name: 'Whose hours are these?' }).waitFor()
  await page.getByLabel('Retainer', { exact: true }).selectOption('Kestrel Foods · Warehouse')
  await page.getByRole('button', { name: 'Make a draft' }).click()
  await page.waitForURL(`**${warehouse.path}/imports/*`)
  const { items } = await call<{ items: { state: string }[] }>('GET', `/retainers/${pmo.id}/imports`)
  expect(items.map(({ state }) => state)).toEqual(['discarded', 'published'])
})

test('where several retainers or none may be meant one chooses, and each that is chosen gets a draft', async ({ open, product }) => {
  const page = await open()
  const call = await signUp(page, product.origin)
  const pmo = await makeRetainer(call)
  const warehouse = await makeRetainer(call, { clientName: 'Kestrel Foods', name: 'Warehouse' })
  await imported(page, call, pmo.id, file('june.csv', { client: 'HR' }))
  await imported(page, call, warehouse.id, file('june.csv', { client: 'KF' }))
  await page.goto('/retainers')
  await page.getByText('Warehouse').waitFor()

  await dropFile(page, file('week.csv', { client: 'HR' }, { client: 'KF' }, { client: 'KF' }))
  await page.getByRole('heading', { name: 'Whose hours are these?' }).waitFor()
  await page.getByLabel(/^Kestrel Foods · Warehouse.*2 rows · imported there before/).check()
  await page.getByLabel(/^Halden Rail · PMO retainer.*1 row · imported there before/).check()
  await page.getByRole('button', { name: 'Make 2 drafts' }).click()
  await page.getByText('Ready, a draft for each.').waitFor()
  await page.getByRole('region', { name: 'Files' }).getByRole('link', { name: 'Kestrel Foods · Warehouse' }).click()
  await page.waitForURL(`**${warehouse.path}/imports/*`)

  await page.goto('/retainers')
  await page.getByText('Warehouse').waitFor()
  await dropFile(page, file('stranger.csv', { client: 'Nobody' }))
  await page.getByText('Nothing of Nobody was imported before.').waitFor()
  await page.getByRole('button', { name: 'Clear stranger.csv' }).click()
  await dropFiles(page, [file('stranger.csv', { client: 'Nobody' })], `[data-retainer="${pmo.id}"]`)
  await page.waitForURL(`**${pmo.path}/imports/*`)
})

test('several files are taken one after the other, each says what became of it', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  await dropFiles(page, [file('one.csv', {}), picture, file('two.csv', { hours: 2 }, { hours: 3 })])
  const files = page.getByRole('region', { name: 'Files' })
  await files.getByText('Nothing is logged yet. Look at the drafts one after the other').waitFor()
  await files.getByText('Harvest · 2 rows · 5 h').waitFor()
  await files.getByText('timesheet.png was not imported.').waitFor()
  expect(await files.getByRole('link', { name: 'Look at the draft' }).count()).toBe(2)
  expect(new URL(page.url()).pathname).toBe(path)
  await files.getByRole('link').last().click()
  await page.waitForURL(`**${path}/imports/*`)
})

test('a table pasted anywhere but in a field is read at once; lines of a log and texts for a field are left alone', async ({
  open,
  product,
}) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  const table = `Date,Description,Hours\n${today},Risk: register review,1.5\n`
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  await paste(page, 'Vendor A: weekly sync, 3h\nRisk: register, 1h')
  await page.getByText('That is no table with column names.').waitFor()
  await page.getByRole('searchbox', { name: 'Search the work log' }).focus()
  expect(await paste(page, table)).toBe(true)
  await page.getByRole('searchbox').blur()
  expect((await drafted(page, () => paste(page, table))).totals.new).toBe(1)
  await page.waitForURL(`**${path}/imports/*`)

  await page.goto(path)
  const button = page.getByRole('button', { name: 'Paste a table' })
  await button.focus()
  await page.keyboard.press('Enter')
  const rows = page.getByRole('dialog', { name: 'Paste a table' }).getByLabel('Rows, with their column names')
  expect(await rows.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  expect((await drafted(page, () => paste(page, table))).totals.new).toBe(1)
})

test('what cannot be an export is told in words by the browser alone, and can be cleared', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  const binary = (name: string, text: string) => ({ name, text, type: 'application/octet-stream' })
  await dropFiles(page, [
    binary('july.xlsx', 'PK\u0003\u0004rest'),
    binary('july.xls', '\u00d0\u00cf\u0011\u00e0'),
    binary('july.pdf', '%PDF-1.7'),
    binary('july.csv.gz', '\u001f\u008b\b'),
    picture,
    { name: 'empty.csv', text: '' },
  ])
  const files = page.getByRole('region', { name: 'Files' })
  await files.getByText('empty.csv was not imported. The file is empty.').waitFor()
  const told = [
    'july.xlsx was not imported. This is an Excel workbook or a ZIP archive, not a CSV file. Unpack it, or save the sheet as CSV.',
    'july.xls was not imported. This is an old Excel workbook, not a CSV file. Open it and save the sheet as CSV.',
    'july.pdf was not imported. This is a PDF. Export the report from the time tracker as CSV instead.',
    'july.csv.gz was not imported. This is a compressed file. Unpack it and import the CSV file inside.',
    'timesheet.png was not imported. This is a picture. Export the report from the time tracker as CSV instead.',
  ]
  for (const words of told) await files.getByText(words).waitFor()
  expect(sent).toEqual([])
  await files.getByRole('button', { name: 'Clear these files' }).click()
  await files.waitFor({ state: 'hidden' })
})

test('the work log is exported as it is filtered, and the file says that everything is unchanged', async ({ open, product }) => {
  const page = await open()
  const call = await signUp(page, product.origin)
  const { id, path, log } = await makeRetainer(call)
  await imported(page, call, id, file('june.csv', { description: '=1+1, "formula"' }, { hours: 2 }))
  await log({ description: 'Vendor A: weekly sync', vendor: 'Vendor A', seconds: 5400 })
  await page.goto(path)
  const download = async () => {
    const downloaded = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Export CSV of the entries below' }).click()
    const chunks: Buffer[] = []
    for await (const chunk of await (await downloaded).createReadStream()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString()
  }
  const whole = await download()
  expect(whole.trim().split('\r\n')).toHaveLength(4)
  const again = await drafted(page, () => dropFile(page, { name: 'entries.csv', text: whole }))
  expect(again.totals).toMatchObject({ rows: 3, unchanged: 3, new: 0, changed: 0, gone: 0 })

  await page.goto(path)
  await page.getByRole('button', { name: 'Show only Vendor A' }).click()
  await page.getByRole('link', { name: 'Export CSV of the entries below' }).waitFor()
  const some = await download()
  expect(some.trim().split('\r\n').slice(1)).toEqual([expect.stringContaining('Vendor A: weekly sync')])
  expect((await drafted(page, () => dropFile(page, { name: 'some.csv', text: some }))).totals).toMatchObject({ unchanged: 1, gone: 0 })
})

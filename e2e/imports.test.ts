import { expect } from 'vitest'
import { dropFile } from './drop-file.ts'
import { clockifyExport, harvestExport, sheet, togglExport } from './exports.ts'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, sentence, today } from './this-month.ts'

const work = [
  { on: firstOfMonth(), description: 'Requirements: integration point mapping + BRD draft', hours: 3 },
  { on: today, description: 'Vendor B: weekly sync, invoice review', hours: 2 },
]

test.for([
  { tracker: 'Harvest', file: harvestExport(work) },
  { tracker: 'Clockify', file: clockifyExport(work) },
])('an export of $tracker is recognised, published, undone and known when it comes again', async ({ tracker, file }, { open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  await dropFile(page, file)
  await page.getByText(`${tracker}. Recognised by the columns`).waitFor()
  await page.getByRole('img', { name: sentence(5, 20) }).waitFor()
  await page.getByRole('button', { name: 'Publish 2 entries · 5 h' }).click()
  await page.getByText('2 entries published from').waitFor()
  await page.getByRole('img', { name: sentence(5, 20) }).waitFor()

  await dropFile(page, file)
  await page.getByRole('heading', { name: 'Unchanged 2 rows, 5 h' }).waitFor()
  await page.getByText('Nothing in this file is new.').waitFor()

  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText(`Import of ${file.name} undone`).waitFor()
  await page.goto(path)
  await page.getByRole('img', { name: sentence(0, 20) }).waitFor()
})

test('a file with two clients waits until it is said whose hours these are', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin))
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  const other = { on: today, description: 'Kestrel: label review', hours: 4, client: 'Kestrel Foods', project: 'Warehouse' }
  await dropFile(page, togglExport([...work, other]))

  const question = page.getByRole('group', { name: 'This file holds 2 clients.' })
  await question.waitFor()
  await page.getByText('Answer the question above first.').waitFor()
  expect(await page.getByRole('button', { name: /^Publish/ }).getAttribute('aria-disabled')).toBe('true')
  await question.getByLabel(/^Halden Rail/).click()
  await page.getByRole('button', { name: 'Publish 2 entries · 5 h' }).click()
  await page.getByText('2 entries published from').waitFor()
  expect(await page.getByRole('region', { name: 'Work log' }).innerText()).not.toContain('Kestrel')
})

test('days that may be read in two ways are asked about once, and the answer counts for the whole file', async ({ open, product }) => {
  const page = await open()
  const { path } = await makeRetainer(await signUp(page, product.origin), { startsOn: '2026-01-01' })
  await page.goto(path)
  await page.getByRole('combobox', { name: 'Log work' }).waitFor()
  await dropFile(page, sheet(['02/03/2026', '02/04/2026']))

  const question = page.getByRole('group', { name: 'Which day is 02/03/2026, on line 2?' })
  await question.getByLabel('02/03/2026 is Feb 3').waitFor()
  await question.getByLabel('02/03/2026 is Mar 2').click()
  await page.getByRole('button', { name: 'Publish 2 entries · 4 h' }).click()
  await page.getByText('2 entries published from').waitFor()
  await page.goto(`${path}?on=2026-04-02`)
  await page.getByText('stakeholder interview 2').first().waitFor()
  await page
    .getByRole('img', { name: /^2 of 20 hours used/ })
    .first()
    .waitFor()
})

import { expect } from 'vitest'
import { dayOfMonth, draftOfEverything, harvest, importer } from './import-steps.ts'
import { test } from './journey.ts'
import { makeRetainer, signUp } from './studio.ts'
import { firstOfMonth, sentence, today } from './this-month.ts'
import type { Open } from './visitors.ts'

async function cast(open: Open, origin: string, expects: RegExp[] = []) {
  const page = await open({ viewport: { width: 1440, height: 900 }, expects })
  const call = await signUp(page, origin)
  const retainer = await makeRetainer(call, { startsOn: firstOfMonth(-2) })
  const group = (name: string) => page.getByRole('region', { name: new RegExp(`^${name} `) })
  const groups = async () => (await page.locator('.group h3').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '))
  return { page, call, retainer, group, groups, own: importer(page, origin, call, retainer) }
}

test('a draft says what it will do before it does it, and what was edited by hand outlives publishing and undoing', async ({
  open,
  product,
}) => {
  const { page, call, retainer, group, groups } = await cast(open, product.origin)
  const { path } = await draftOfEverything(page, product.origin, call, retainer)
  await page.goto(path)
  await page.getByText('Harvest. Recognised by the columns').waitFor()

  expect(await groups()).toEqual([
    'To decide 3 rows, 6 h',
    'Gone 1 row, 1 h',
    'Changed 1 row, 2 h',
    'New 4 rows, 6.5 h',
    'Late 1 row, 0.75 h',
    'Skipped 2 rows, 4 h',
    'Unchanged 2 rows, 10 h',
  ])
  await group('Changed').getByText('was 1.5 h → 2 h').waitFor()
  await group('Skipped').getByText('Another client: Kestrel Foods').waitFor()
  await group('New').getByText('Vague: “meeting” tells the client little').waitFor()
  await group('New').getByText('No vendor is named').waitFor()
  const publish = page.getByRole('region', { name: 'Publish' })
  await publish.getByText('Adds 5 entries, changes 1 and removes 1').waitFor()
  await publish.getByText('3 to decide stay as you left them').waitFor()

  await group('To decide')
    .getByRole('button', { name: /^Take theirs Vendor B/ })
    .click()
  await publish.getByText('Adds 5 entries, changes 2 and removes 1').waitFor()
  await publish.getByText('2 to decide stay as you left them').waitFor()
  await publish.locator('[aria-busy="false"]').waitFor()
  const after = await page.getByRole('region', { name: 'Balance before and after' }).getByRole('img').nth(1).getAttribute('aria-label')
  await publish.getByRole('button', { name: 'Publish' }).click()
  await page
    .getByText('Published from harvest_time_report.csv: added 5 entries, changed 2 and removed 1; kept 2 entries you edited')
    .waitFor()
  await page.getByRole('img', { name: after! }).first().waitFor()

  await page.goto(path)
  await group('Added').waitFor()
  expect(await groups()).toEqual(['Removed 1 row, 1 h', 'Changed 2 rows, 5 h', 'Added 5 rows, 7.25 h'])
  await group('Added').getByText('Travel to the depot').waitFor()
  const { items } = await call<{ items: { id: string; description: string }[] }>('GET', `/retainers/${retainer.id}/entries?q=Travel`)
  await call('DELETE', `/entries/${items[0]!.id}`)
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByText('Import of harvest_time_report.csv undone').waitFor()
  await page.getByText(/^Undone .* The work log is as it was before/).waitFor()
})

test('a file that the work log holds already has nothing to publish', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin)
  const file = harvest([dayOfMonth(1), 'Vendor A: weekly sync', 1], [today, 'Risk: review', 2])
  await own.publish(file)
  await page.goto(own.pathOf(await own.upload(file)))
  await page.getByText('Nothing in this file is new.').waitFor()
  const publish = page.getByRole('button', { name: 'Publish' })
  expect(await publish.getAttribute('aria-disabled')).toBe('true')
  await publish.click({ force: true })
  await page.getByText('Nothing in this file is new.').waitFor()
})

test('undoing says how many entries it kept because they were edited', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin)
  const { id } = await own.publish(harvest([dayOfMonth(1), 'Vendor A: weekly sync', 1], [today, 'Risk: review', 2]))
  await own.edit('Risk: review', { duration: '3h' })
  await page.goto(own.pathOf({ id }))
  await page.getByText('Edited by hand since').waitFor()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByText('undone; kept 1 entry you edited').waitFor()
  await page.goto(own.pathOf({ id }).replace(/\/imports.*/, ''))
  await page.getByRole('img', { name: sentence(3, 20) }).waitFor()
})

test('a draft that the work log has overtaken is not published, says what is different, and is published after another look', async ({
  open,
  product,
}) => {
  const { page, own } = await cast(open, product.origin, [/status of 409/])
  const draft = await own.upload(harvest([dayOfMonth(1), 'Vendor A: weekly sync', 1], [today, 'Risk: review', 2]))
  await page.goto(own.pathOf(draft))
  const publish = page.getByRole('button', { name: 'Publish 2 entries · 3 h' })
  await publish.waitFor()
  await own.publish(harvest([dayOfMonth(1), 'Vendor A: weekly sync', 1.5]))
  await publish.click()
  const told = page.getByRole('alert').filter({ hasText: 'so nothing was published' })
  await told.getByText('Now there is 1 new instead of 2 and 1 changed instead of none.').waitFor()
  await page.getByRole('region', { name: 'Changed 1 row' }).getByText('was 1.5 h → 1 h').waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('added 1 entry and changed 1').waitFor()
  await page.getByRole('img', { name: sentence(3, 20) }).waitFor()
})

test('who a file is of is chosen once, said to be remembered, and can be chosen otherwise', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin)
  const both = (day: string) => harvest([day, 'Vendor A: weekly sync', 1], [day, 'Label review', 4, { client: 'Kestrel Foods' }])
  await own.publish(both(dayOfMonth(1)), { answers: { clients: ['Halden Rail'] } })
  await page.goto(own.pathOf(await own.upload(both(today))))
  const read = page.getByRole('region', { name: 'How this file is read' })
  await read.getByText('Halden Rail · 1 row, 1 h').waitFor()
  await read.getByText('As in earlier imports').first().waitFor()
  await page.getByRole('button', { name: 'Publish 1 entry · 1 h' }).waitFor()

  await read.getByRole('button', { name: /^Change This file holds 2 clients/ }).click()
  await read.getByLabel(/^Kestrel Foods/).check()
  await page.getByRole('button', { name: 'Publish 2 entries · 5 h' }).waitFor()
  await read.getByRole('button', { name: /^Done This file holds/ }).click()
  await read.getByText('As you said').waitFor()
})

test('the days that a file speaks for can be any', async ({ open, product }) => {
  const { page, own, group } = await cast(open, product.origin)
  await own.publish(
    harvest([firstOfMonth(-1), 'Discovery: interviews', 2], [dayOfMonth(1), 'Vendor A: weekly sync', 1], [today, 'Risk: review', 2]),
  )
  await page.goto(own.pathOf(await own.upload(harvest([today, 'Risk: review', 3]))))
  const read = page.getByRole('region', { name: 'How this file is read' })
  await read.getByRole('button', { name: /^Change Which days/ }).click()
  await read.getByLabel('From', { exact: true }).fill(firstOfMonth(-1))
  await read.getByLabel('through', { exact: true }).fill(today)
  await read.getByRole('button', { name: 'Use these days' }).click()
  await page.getByText('Changes 1 entry and removes 2').waitFor()
  await group('Gone').getByText('Discovery: interviews').waitFor()
  const cycles = page.getByRole('region', { name: 'Balance before and after' }).getByRole('heading')
  expect((await cycles.allInnerTexts()).map((text) => text.split('\n').at(-1))).toEqual(['no change in hours', '−2 h'])
})

test('columns that nobody foresaw are mapped with the first rows in view, and known the next time', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin)
  const sheet = (day: string) => ({
    name: 'stunden.csv',
    text: `Wann,Wer,Was genau,Wie lange\n${day},Ines,Call with the steering group,1:30\n`,
  })
  await page.goto(own.pathOf(await own.upload(sheet(dayOfMonth(1)))))
  await page.getByText('Answer the 3 questions above first.').waitFor()
  const first = page.getByRole('table', { name: 'The first rows of these columns' })
  await first.getByRole('row', { name: `${dayOfMonth(1)} 1:30 Call with the steering group` }).waitFor()
  await page.getByLabel('Which column says what was done?').selectOption({ label: 'Wer (Ines)' })
  await first.getByRole('row', { name: `${dayOfMonth(1)} 1:30 Ines` }).waitFor()
  await page.getByLabel('Which column says what was done?').selectOption({ label: 'Was genau (Call with the steering group)' })
  await page.getByRole('button', { name: 'Read it like this' }).click()
  await page.getByRole('table', { name: 'The first rows as they are read' }).getByRole('cell', { name: '1.5 h' }).waitFor()
  await page.getByRole('button', { name: 'Publish 1 entry · 1.5 h' }).click()
  await page.getByText('1 entry published from stunden.csv').waitFor()

  await page.goto(own.pathOf(await own.upload(sheet(today))))
  const read = page.getByRole('region', { name: 'How this file is read' })
  await read.getByText('Day: “Wann”, Hours: “Wie lange”, What was done: “Was genau”').waitFor()
  await read.getByText('As in earlier imports').waitFor()
  await page.getByRole('button', { name: 'Publish 1 entry · 1.5 h' }).waitFor()
})

test('the total that a file gives itself is held against what was read', async ({ open, product }) => {
  const { page, own } = await cast(open, product.origin)
  const file = (total: string) => ({
    name: 'sheet.csv',
    text: `Date,Description,Hours\n${today},Call about risks,1\n${today},Sync,2\nTotal,,${total}\n`,
  })
  await page.goto(own.pathOf(await own.upload(file('3'))))
  await page.getByText('The file’s own total is 3 h: they agree').waitFor()
  await page.goto(own.pathOf(await own.upload(file('3.5'))))
  await page.getByText('The file’s own total is 3.5 h: they differ by 0.5 h').waitFor()
})

test('a draft that is discarded leaves nothing behind', async ({ open, product }) => {
  const { page, own, retainer } = await cast(open, product.origin)
  await page.goto(own.pathOf(await own.upload(harvest([today, 'Risk: review', 2]))))
  await page.getByRole('button', { name: 'Discard this draft' }).click()
  await page.getByText('Draft of harvest_time_report.csv discarded; nothing was logged').waitFor()
  expect(new URL(page.url()).pathname).toBe(`${retainer.path}/imports`)
})

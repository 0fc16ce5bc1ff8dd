import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'
import { readCsv } from './read.ts'
import { writeCsv } from './write.ts'

// The twelve cases by which CSV readers are held against each other, each with the records it must give.
const folder = new URL('fixtures/csv-spectrum/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.slice(0, -4))

function rowsOf(text: string): string[][] {
  const sheet = readCsv(text)
  if (sheet.refused) throw new Error(sheet.reason)
  return sheet.rows.map(({ cells }) => cells)
}

function textOf(name: string): string {
  const file = decode(readFileSync(new URL(`${name}.csv`, folder)))
  if (file.refused) throw new Error(file.reason)
  return file.text
}

test('all twelve cases of csv-spectrum are here', () => {
  expect(names).toHaveLength(12)
})

test.each(names)('csv-spectrum %s is read cell by cell', (name) => {
  const [header = [], ...rows] = rowsOf(textOf(name))
  const records = rows.map((cells) => Object.fromEntries(header.map((column, at) => [column, cells[at]])))
  expect(records).toEqual(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')))
})

test.each(names)('csv-spectrum %s is the same again when it is written and read', (name) => {
  const rows = rowsOf(textOf(name))
  expect(rowsOf(writeCsv(rows, []))).toEqual(rows)
})

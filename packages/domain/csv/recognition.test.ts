import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from './decode.ts'
import { draftOf } from './drafts.ts'
import { readCsv } from './read.ts'

// Trackers let people choose and order columns, and spreadsheets put titles above them; none of it may change what is read.
const folder = new URL('fixtures/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const delimiters = [',', ';', '\t'] as const
const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`

function rowsOf(name: string): string[][] {
  const file = decode(readFileSync(new URL(name, folder)))
  const sheet = file.refused ? file : readCsv(file.text)
  if (sheet.refused) throw new Error(sheet.reason)
  return sheet.rows.map(({ cells }) => cells)
}

function essenceOf(text: string) {
  const read = draftOf(text, { filename: 'export.csv', today: '2026-07-29' })
  if (read.refused) return read.reason
  const { dialect, questions, rows, skips, totals } = read
  return {
    dialect: dialect.id,
    questions: questions.map(({ id, choices }) => [id, choices.map(({ value }) => value)]),
    rows: rows.map(({ row: _, key, ...said }) => ({ ...said, key: key.startsWith('line|') ? '' : key })),
    skips,
    totals,
  }
}

const textOf = (rows: string[][], delimiter: string) => rows.map((cells) => cells.map(quote).join(delimiter)).join('\n')

test.each(names)('%s reads the same with its columns in any order, more columns, titles above and another delimiter', (name) => {
  const rows = rowsOf(name)
  const headerAt = rows.findIndex((cells) => cells.length > 2)
  const width = Math.max(...rows.map(({ length }) => length))
  const table = rows.slice(headerAt).map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')])
  const expected = essenceOf(textOf(table, ','))
  const order = fc.shuffledSubarray([...Array(width).keys()], { minLength: width })
  fc.assert(
    fc.property(order, fc.constantFrom(...delimiters), fc.boolean(), (columns, delimiter, hasTitle) => {
      const shuffled = table.map((cells, at) => [
        ...columns.map((column) => cells[column] ?? ''),
        at === 0 ? 'Deal ID' : cells.join('') && `D-${at}`,
      ])
      const titles = hasTitle ? [['Moro Studio'], ['Report, made on Friday'], ['']] : []
      const text = `${hasTitle ? `sep=${delimiter}\n` : ''}${textOf([...titles, ...shuffled], delimiter)}`
      expect(essenceOf(text)).toEqual(expected)
    }),
    { numRuns: 12 },
  )
})

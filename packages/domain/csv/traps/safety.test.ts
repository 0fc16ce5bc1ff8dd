import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decode } from '../decode.ts'
import { draftOf } from '../drafts.ts'
import { limits, readCsv } from '../read.ts'
import { writeCsv } from '../write.ts'
import { draft, readText, sheet, today } from './read-draft.ts'

test('a cell that a spreadsheet would run as a formula is guarded on the way out, a number below zero is not', () => {
  expect(writeCsv([['=HYPERLINK("x")', '-1.5']], [0])).toBe('"\'=HYPERLINK(""x"")",-1.5\r\n')
})

test('the apostrophe that guards a formula is taken away on the way in, and only that one', () => {
  const cells = ["'=SUM(A1)", "' - rollback", "'til Friday", "'+1 more"]
  const read = draft(sheet(...cells.map((cell) => `2026-07-06,,,,${cell},1`)))
  expect(read.rows.map(({ description }) => description)).toEqual(['=SUM(A1)', '- rollback', "'til Friday", '+1 more'])
})

test('what Kimai guards because it says DDE comes back as it was written', () => {
  const text = "Date,From,To,Duration,Customer,Project,Activity,Description\n2026-07-06,09:00,10:00,1:00,A,B,C,' Uses DDE links"
  expect(draft(text).rows).toMatchObject([{ description: 'Uses DDE links' }])
})

test('a description that turns its text around, hides characters or has no end is cleaned or left out', () => {
  const read = draft(sheet('2026-07-06,,,,\u202egnp.exe\u0007\u200b plan,1', `2026-07-06,,,,${'x'.repeat(5000)},1`))
  expect(read.rows[0]?.description).toBe('gnp.exe plan')
  expect(read.rows[1]?.reason).toBe('the description is longer than 2000 characters')
})

test('rows, columns, cells and quotation marks without an end are limited, and the reason names the line', () => {
  expect(readText(`Date,Hours\n${','.repeat(limits.columns)}`)).toMatch(/^Line 2 has more than 100 columns/)
  expect(readText(`Date,Hours\n"${'x'.repeat(limits.cell + 1)}"`)).toMatch(/^Line 2 has a cell of more than 10000 characters/)
  expect(readText(`Date,Hours\n1,"open\n${'2026-07-06,1\n'.repeat(5000)}`)).toMatch(/^A quotation mark on line 2 is never closed/)
  expect(readText('x\n'.repeat(limits.rows + 1))).toMatch(/^The file has more than 200000 rows/)
  expect(readText('PK\u0003\u0004')).toMatch(/ZIP archive/)
})

const folder = new URL('../fixtures/', import.meta.url)
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.csv'))
const secretColumn =
  /rate|amount|price|preis|prix|precio|prijs|tarif|taux|montant|taxa|valor|importe|betrag|e-?mail|correo|employee id|staff number|personalnummer|matricule|vat-id|umsatzsteuer|account id|payroll/i

// Shorter ones also stand elsewhere by chance.
const isTelling = (cell: string) => cell.length > 3 && /[\d@]/.test(cell)

test.each(fixtures)('no rate, amount, address or number of a person leaves the reader: %s', (name) => {
  const file = decode(readFileSync(new URL(name, folder)))
  if (file.refused) throw new Error(file.reason)
  const sheetOf = readCsv(file.text)
  const rows = sheetOf.refused ? [] : sheetOf.rows.map(({ cells }) => cells)
  const at = rows.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 2)
  const columns = (rows[at] ?? []).flatMap((column, n) => (secretColumn.test(column) ? [n] : []))
  const secrets = new Set(rows.slice(at + 1).flatMap((cells) => columns.map((n) => cells[n] ?? '').filter(isTelling)))
  const read = draftOf(file.text, { filename: name, today })
  expect(columns.length === 0 || secrets.size > 0).toBe(true)
  const rowsRead = read.refused ? [] : read.rows
  const texts = rowsRead.map(({ key: _, seconds: __, workedOn: ___, row: ____, ...said }) => JSON.stringify(said))
  for (const secret of secrets) expect(texts.filter((said) => said.includes(secret))).toEqual([])
  expect(JSON.stringify(read)).not.toContain('example.test')
})

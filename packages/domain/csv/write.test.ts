import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardFormula, undoFormulaGuard } from './clean-text.ts'
import { readCsv } from './read.ts'
import { writeCsv } from './write.ts'

const cellsOf = (text: string) => {
  const sheet = readCsv(text)
  return sheet.refused ? sheet.reason : sheet.rows.map((row) => row.cells)
}

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', ' ', ';', '\t', '"', '\r\n', 'sep=;', '\ufeff', "'=1", '=1+1', "' -x", '-5', '＝x', "'til"),
)
const matrix = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })

test('what is written is what is read, whatever the cells hold', () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      expect(cellsOf(writeCsv(rows, []))).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})

test('text columns are safe in a spreadsheet, and come back as they were', () => {
  fc.assert(
    fc.property(matrix, (rows) => {
      const written = cellsOf(writeCsv(rows, [0, 1, 2, 3, 4])) as string[][]
      for (const text of written.flat()) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      expect(written.map((row) => row.map(undoFormulaGuard))).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})

test('numbers are written as numbers, below zero too', () => {
  expect(writeCsv([['=SUM(A1)', '-1.5']], [0])).toBe("'=SUM(A1),-1.5\r\n")
})

test('an apostrophe is taken away only where it guards a formula', () => {
  expect(["'=1", "' - rollback", "'til Friday", "'", '-x', "''=1"].map(undoFormulaGuard)).toEqual([
    '=1',
    '- rollback',
    "'til Friday",
    "'",
    '-x',
    "'=1",
  ])
  expect(guardFormula("'=1")).toBe("''=1")
})

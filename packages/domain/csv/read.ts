// CSV as it is found in the wild: RFC 4180, plus the delimiters, line ends and first lines that trackers and spreadsheets add to it.
// A backslash is a letter like any other (descriptions may end in one), a quotation mark opens a cell only at its very beginning.

import { sniffDelimiter, type Delimiter } from './delimiter.ts'
import { refuse, type Refusal } from './draft-types.ts'
import { finish, rowsPerStep, type Steps } from './steps.ts'

/** One record and the line of the file on which it begins, from 1. */
export type SheetRow = { cells: string[]; line: number }
export type Sheet = { refused: false; delimiter: Delimiter; rows: SheetRow[] }

export const limits = { rows: 200_000, columns: 100, cell: 10_000, lines: 200 }

/**
 * Cuts a text into rows of cells in one pass; empty lines are rows with one empty cell. Refuses a quotation mark that is never closed,
 * more than 200,000 rows, 100 columns in a row or 10,000 characters or 200 lines in a cell.
 */
export const readCsv = (text: string): Sheet | Refusal => finish(readCsvSteps(text))

/** The same in steps. */
export function* readCsvSteps(text: string): Steps<Sheet | Refusal> {
  const { delimiter, rows: read } = openCsv(text)
  const rows: SheetRow[] = []
  for (;;) {
    const { done, value } = read.next()
    if (done) return value ?? { refused: false, delimiter, rows }
    rows.push(value)
    if (rows.length % rowsPerStep === 0) yield
  }
}

/** The rows one after the other, for whoever need not have them all at once; at the end, what was refused. */
export function openCsv(text: string): { delimiter: Delimiter; rows: Generator<SheetRow, Refusal | undefined> } {
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0
  const declared = /^sep=([,;\t])(?:\r\n|\n|\r|$)/i.exec(text.slice(start, start + 8))
  const from = start + (declared?.[0].length ?? 0)
  const delimiter = (declared?.[1] as Delimiter | undefined) ?? sniffDelimiter(text, from)
  return { delimiter, rows: cutRows(text, delimiter, { at: from, line: declared ? 2 : 1 }) }
}

function* cutRows(text: string, delimiter: Delimiter, place: Place): Generator<SheetRow, Refusal | undefined> {
  for (let count = 0; place.at < text.length; count++) {
    if (count === limits.rows) return refuse(`The file has more than ${limits.rows} rows. Export a shorter range of dates.`)
    const row: SheetRow = { cells: [], line: place.line }
    const fault = cutRow(text, delimiter.charCodeAt(0), row, place)
    if (fault !== undefined) return refuse(fault)
    yield row
  }
  return undefined
}

type Place = { at: number; line: number }

// Fills a row with its cells and moves the place behind its line end; answers what is wrong with it, if anything.
function cutRow(text: string, comma: number, row: SheetRow, place: Place): string | undefined {
  let { at } = place
  for (;;) {
    if (row.cells.length === limits.columns) return `Line ${row.line} has more than ${limits.columns} columns. A time export has fewer.`
    let cell = ''
    if (text.charCodeAt(at) === quote) {
      const closing = closingQuote(text, at + 1)
      if (closing < 0) return unclosed(place.line)
      cell = text.slice(at + 1, closing)
      const lines = lineEnds(cell)
      if (lines > limits.lines || (lines > 0 && !isEndOfCell(text.charCodeAt(closing + 1), comma))) return unclosed(place.line)
      place.line += lines
      if (cell.includes('"')) cell = cell.replaceAll('""', '"')
      at = closing + 1
    }
    const end = endOfCell(text, at, comma)
    if (end > at) cell += text.slice(at, end)
    if (cell.length > limits.cell) return `Line ${row.line} has a cell of more than ${limits.cell} characters. ${maybeUnclosed}`
    row.cells.push(cell)
    at = end + 1
    if (text.charCodeAt(end) !== comma) break
  }
  if (text.charCodeAt(at - 1) === carriageReturn && text.charCodeAt(at) === lineFeed) at++
  place.at = at
  place.line++
  return undefined
}

const byteOrderMark = 0xfeff
const quote = 34
const lineFeed = 10
const carriageReturn = 13
const maybeUnclosed = 'Perhaps a closing quotation mark is missing.'
const unclosed = (line: number) =>
  `A quotation mark on line ${line} is never closed, or its cell is longer than ${limits.lines} lines or ${limits.cell} characters.`

// Looks no further than a cell may be long, so that a file full of lone quotation marks costs no more than its length.
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0 && at - from <= 2 * limits.cell; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at
  }
  return -1
}

function endOfCell(text: string, from: number, comma: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isEndOfCell(code, comma)) return at
  }
  return at
}

// Behind the last character there is none: NaN.
const isEndOfCell = (code: number, comma: number): boolean =>
  code === comma || code === lineFeed || code === carriageReturn || Number.isNaN(code)

function lineEnds(cell: string): number {
  let count = 0
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i)
    if (code === lineFeed || (code === carriageReturn && cell.charCodeAt(i + 1) !== lineFeed)) count++
  }
  return count
}

import { headerName } from './dialect.ts'
import { findHeader, guessHeader } from './header.ts'
import { readCsv } from './read.ts'

const searchedCharacters = 65_536
const searchedEnds = 100

/**
 * What tells sheets of one kind from others: the names of their columns, in their order, whatever their case and currency. The same for
 * every export of one report; undefined where no header is found.
 */
export function headerSignature(text: string): string | undefined {
  const sheet = readCsv(headOf(text))
  if (sheet.refused) return undefined
  const layout = findHeader(sheet.rows) ?? guessHeader(sheet.rows)
  const cells = layout?.header ?? sheet.rows.find((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)?.cells
  return cells?.map(headerName).join('|')
}

// Whole lines only: a cell cut in two would be one that is never closed.
function headOf(text: string): string {
  if (text.length <= searchedCharacters) return text
  const head = text.slice(0, searchedCharacters)
  let end = head.length
  for (let tries = 0; tries < searchedEnds && end > 0; tries++) {
    end = head.lastIndexOf('\n', end - 1)
    const lines = head.slice(0, end + 1)
    if ((lines.match(/"/g)?.length ?? 0) % 2 === 0) return lines
  }
  return head
}

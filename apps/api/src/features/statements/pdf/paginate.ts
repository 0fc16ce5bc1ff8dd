import { heightOf, padding, rowHeight, styles, type Line, type Row } from './layout.ts'

/** A row, or as much of it as a page has room for. `lines` are those of each cell that stand here. */
export type Piece = { row: Row; y: number; lines: Line[][]; isFirst: boolean; isLast: boolean }
export type Page = { header?: { row: Row; y: number }; pieces: Piece[] }

/** Puts rows on pages of a height. A row goes over to the next page whole, unless it is higher than a page; a table has its header on each. */
export function paginate(rows: readonly Row[], height: number): Page[] {
  const pages: Page[] = []
  let page: Page = { pieces: [] }
  let y = 0
  let header: Row | undefined
  const turn = (next: Row) => {
    pages.push(page)
    page = { pieces: [] }
    y = 0
    if (!header || header.table !== next.table || next.isHeader) return
    page.header = { row: header, y }
    y += rowHeight(header) + next.above
  }

  for (const [at, row] of rows.entries()) {
    if (row.isHeader) header = row
    const above = page.pieces.length > 0 ? row.above : 0
    const bound = row.isBound ? boundHeight(rows, at) : 0
    if (page.pieces.length > 0 && y + above + rowHeight(row) + bound > height) turn(row)
    else y += above
    let rest = row.cells.map(({ lines }) => lines)
    for (let isFirst = true; ; isFirst = false) {
      const room = height - y - padding
      const lines = rest.map((of) => of.slice(0, fitting(of, room)))
      rest = rest.map((of, cell) => of.slice(lines[cell]!.length))
      const isLast = rest.every((of) => of.length === 0)
      page.pieces.push({ row, y, lines, isFirst, isLast })
      if (isLast) {
        y += Math.max(row.bar ? rowHeight(row) : 0, ...lines.map((of) => heightOf(of) + padding))
        break
      }
      turn(row)
    }
  }
  return [...pages, page]
}

// A heading stands over at least what it is bound to, a header over its first row.
function boundHeight(rows: readonly Row[], at: number): number {
  const next = rows[at + 1]
  if (!next) return 0
  return next.above + Math.min(rowHeight(next), 60) + (next.isBound ? boundHeight(rows, at + 1) : 0)
}

function fitting(lines: readonly Line[], room: number): number {
  let taken = 0
  let count = 0
  for (const { style } of lines) {
    taken += styles[style].leading
    if (taken > room) break
    count++
  }
  return count
}

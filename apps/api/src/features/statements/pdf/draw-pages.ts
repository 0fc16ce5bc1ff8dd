import { heightOf, padding, rowHeight, styles, type Cell, type Line, type Row } from './layout.ts'
import type { Type } from './lay-out-statement.ts'
import type { Page, Piece } from './paginate.ts'
import { readable, rightToLeft } from './readable.ts'
import { onOneLine } from './set-lines.ts'

type Pdf = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement
type Sheet = {
  margin: { side: number; top: number; bottom: number }
  width: number
  height: number
  title: string
  hash: string
  type: Type
}

const colors = { hairline: '#ddd4c4', edge: '#887e6e', track: '#e6decf', used: '#27507a', over: '#94340e' }

/** Draws pages with their structure: headings, paragraphs and tables in the order they are read. What a page repeats is no part of it. */
export function drawPages(pdf: Pdf, pages: readonly Page[], sheet: Sheet): void {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const tree = growing(pdf, root)
  for (const [at, { header, pieces }] of pages.entries()) {
    pdf.addPage()
    if (header) {
      const cells = header.row.cells.map(({ lines }) => lines)
      artifact(pdf, () => header.row.cells.forEach((cell, n) => drawLines(pdf, sheet, cell, cells[n]!, header.y)))
      drawRule(pdf, sheet, header.row, header.y)
    }
    for (const piece of pieces) drawPiece(pdf, sheet, piece, tree)
    artifact(pdf, () => drawFooter(pdf, sheet, `page ${at + 1} of ${pages.length}`))
  }
  tree.end()
}

function drawPiece(pdf: Pdf, sheet: Sheet, piece: Piece, tree: Tree) {
  const { row, y, lines, isFirst, isLast } = piece
  if (row.bar) return artifact(pdf, () => drawBar(pdf, sheet, row.bar!, y))
  if (isFirst) tree.begin(row)
  if (isFirst && row.rule === 'above') drawRule(pdf, sheet, row, y)
  for (const [n, cell] of row.cells.entries()) {
    if (lines[n]!.length === 0) continue
    let top = y
    for (const [of, paragraph] of Map.groupBy(lines[n]!, (line) => line.of)) {
      const content = pdf.markStructureContent(tree.tagOf(n, of))
      drawLines(pdf, sheet, cell, paragraph, top)
      pdf.endMarkedContent()
      tree.paragraph(n, of).add(content)
      top += heightOf(paragraph)
    }
  }
  if (isLast) tree.finish()
  if (isLast && row.rule === 'below') drawRule(pdf, sheet, row, y + heightHere(piece) - rowHeight(row))
}

const heightHere = ({ lines }: Piece) => Math.max(...lines.map(heightOf)) + padding

type Tree = ReturnType<typeof growing>

/** The structure of the document as it grows: a table is open until a row of another kind comes. */
function growing(pdf: Pdf, root: Element) {
  let table: { kind: Row['table']; element: Element } | undefined
  let line: Element | undefined
  let cells: { element: Element; tag: string; paragraphs: Element[] }[] = []

  function tableOf(kind: Row['table']): Element | undefined {
    if (table && table.kind !== kind) {
      table.element.end()
      table = undefined
    }
    if (kind && !table) {
      table = { kind, element: pdf.struct('Table') }
      root.add(table.element)
    }
    return table?.element
  }
  return {
    begin(row: Row) {
      const within = tableOf(row.table)
      line = within && pdf.struct('TR')
      if (line) within!.add(line)
      cells = row.cells.map(({ tag, actual, scope, lines }) => {
        const element = pdf.struct(tag, { ...(actual !== undefined && { actual }), ...(scope && { scope }) })
        ;(line ?? root).add(element)
        const paragraphs = (lines.at(-1)?.of ?? 0) > 0 ? Array.from(new Set(lines.map(({ of }) => of)), () => pdf.struct('P')) : []
        for (const paragraph of paragraphs) element.add(paragraph)
        return { element, tag, paragraphs }
      })
    },
    /** Where the lines of a paragraph belong: the cell itself, where it has only one. */
    paragraph: (cell: number, of: number): Element => cells[cell]!.paragraphs[of] ?? cells[cell]!.element,
    tagOf: (cell: number, of: number): string => (cells[cell]!.paragraphs[of] ? 'P' : cells[cell]!.tag),
    finish() {
      for (const { element } of cells) element.end()
      line?.end()
    },
    end() {
      table?.element.end()
      root.end()
    },
  }
}

function artifact(pdf: Pdf, draw: () => void) {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}

function drawLines(pdf: Pdf, { margin, type }: Sheet, cell: Cell, lines: readonly Line[], y: number) {
  let top = margin.top + y
  for (const { text, style, goesOn } of lines) {
    const { font, size, leading, color } = styles[style]
    const x = margin.side + cell.x + (cell.isRight ? cell.width - type.widthOf(text, style) : 0)
    pdf.font(font).fontSize(size).fillColor(color)
    const shown = goesOn ? `${text} ` : text
    if (rightToLeft.test(shown)) drawWords(pdf, shown, x, top, (word) => type.widthOf(word, style))
    else if (shown !== '') pdf.text(shown, x, top, { lineBreak: false })
    top += leading
  }
}

// A font that turns a word would turn the space after it, too.
function drawWords(pdf: Pdf, line: string, x: number, y: number, measure: (text: string) => number) {
  for (const part of line.split(/( )/)) {
    if (part !== '') pdf.text(part, x, y, { lineBreak: false })
    x += measure(part)
  }
}

function drawRule(pdf: Pdf, { margin, width }: Sheet, row: Row, y: number) {
  const last = row.cells.at(-1)!
  const right = row.table === 'sum' ? margin.side + last.x + last.width : width - margin.side
  const top = margin.top + y + (row.rule === 'below' ? rowHeight(row) : -2)
  artifact(pdf, () => {
    pdf
      .moveTo(margin.side, top)
      .lineTo(right, top)
      .lineWidth(0.5)
      .strokeColor(row.isHeader || row.rule === 'above' ? colors.edge : colors.hairline)
      .stroke()
  })
}

function drawBar(pdf: Pdf, { margin, width }: Sheet, { used, cap }: { used: number; cap: number }, y: number) {
  const [x, top, whole, high] = [margin.side, margin.top + y + 3, width - 2 * margin.side, 7]
  pdf.rect(x, top, whole, high).fill(colors.track)
  if (used > 0) pdf.rect(x, top, whole * Math.min(used, cap), high).fill(colors.used)
  if (used > cap) pdf.rect(x + whole * cap, top, whole * (used - cap), high).fill(colors.over)
  pdf.rect(x + whole * cap - (cap === 1 ? 1 : 0.5), top - 2, 1, high + 4).fill(styles.text.color)
}

function drawFooter(pdf: Pdf, { margin, width, height, title, hash, type }: Sheet, page: string) {
  const top = height - margin.bottom + 26
  const measure = (text: string) => type.widthOf(text, 'quiet')
  const pageWidth = measure(page)
  const room = width - 2 * margin.side - pageWidth - 20
  const { font, size, color } = styles.quiet
  pdf.font(font).fontSize(size).fillColor(color)
  pdf.text(onOneLine(readable(title, type.hasGlyph).text, room, measure), margin.side, top, { lineBreak: false })
  pdf.text(page, width - margin.side - pageWidth, top, { lineBreak: false })
  pdf.text(`SHA-256 ${hash}`, margin.side, top + styles.quiet.leading, { lineBreak: false })
}

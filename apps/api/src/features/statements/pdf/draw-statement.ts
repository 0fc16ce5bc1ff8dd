import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Paper, StatementDocument } from '@hourtab/contract/statements'
import { statementTitle } from '@hourtab/domain/statement'
// oxlint-disable-next-line import/no-named-as-default -- its types know this name only
import PDFDocument from 'pdfkit'
import { todayIn } from '../../../platform/clock.ts'
import { drawPages } from './draw-pages.ts'
import { layOutStatement, measuring } from './lay-out-statement.ts'
import { paginate } from './paginate.ts'

const papers = { a4: [595.28, 841.89], letter: [612, 792] } satisfies Record<Paper, [width: number, height: number]>
const margin = { side: 50, top: 52, bottom: 66 }

const require = createRequire(import.meta.url)
const files = {
  regular: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf')),
  bold: readFileSync(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf')),
}

type OpenFont = { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } }

/** A statement as a PDF. Everything in it comes from the document, so the same one makes the same bytes. */
export async function drawStatement(text: string, hash: string, paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const document = JSON.parse(text) as StatementDocument
  const [width, height] = papers[paper]
  const closedAt = new Date(document.closedAt)
  const title = `${document.client} · ${document.retainer} · ${statementTitle(document)}`
  const options = {
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: 'en',
    info: { Title: title, Subject: `SHA-256 ${hash}`, Creator: 'HourTab', Producer: 'HourTab', CreationDate: closedAt, ModDate: closedAt },
  } as unknown as PDFKit.PDFDocumentOptions
  const pdf = new PDFDocument(options)
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => pdf.on('end', resolve).on('error', reject))

  pdf.registerFont('regular', files.regular).registerFont('bold', files.bold)
  const open = (['regular', 'bold'] as const).map((name) => (pdf.font(name) as unknown as { _font: OpenFont })._font.font)
  const type = {
    widthOf: measuring((shown, font, size) => pdf.font(font).fontSize(size).widthOfString(shown)),
    hasGlyph: (codePoint: number) => open.every((font) => font.hasGlyphForCodePoint(codePoint)),
  }
  const closedOn = todayIn({ now: () => closedAt }, document.timeZone)
  const rows = layOutStatement({ document, hash, closedOn, width: width - 2 * margin.side, type })
  const pages = paginate(rows, height - margin.top - margin.bottom)
  drawPages(pdf, pages, { margin, width, height, title, hash, type })
  pdf.end()
  await ended
  return joined(chunks)
}

// In a buffer of its own, which a thread can hand over.
function joined(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

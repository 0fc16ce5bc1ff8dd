import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

type Node = { role?: string; children?: Node[]; id?: string }

/** A PDF as a reader of it finds it: its pages line by line, the roles of its structure in order, and what it says of itself. */
export async function readPdf(bytes: Uint8Array) {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const pages: string[][] = []
  const sizes: [number, number][] = []
  const roles: string[] = []
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at)
    const { items } = await page.getTextContent()
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str.trim()] : [])))
    const [, , width, height] = page.view
    sizes.push([Math.round(width!), Math.round(height!)])
    roles.push(...rolesIn(await page.getStructTree()))
  }
  const { info } = await pdf.getMetadata()
  const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>
  await loading.destroy()
  const raw = Buffer.from(bytes).toString('latin1')
  return {
    pages,
    sizes,
    roles,
    isTagged: marks.get('Marked'),
    info: info as { Title: string; Language: string; PDFFormatVersion: string },
    /** Fonts that are used, and those of them that are in the file. */
    fonts: { used: raw.match(/\/Subtype \/Type0/g)?.length ?? 0, embedded: raw.match(/\/FontFile2 /g)?.length ?? 0 },
    isAnyFontMissing: /\/Subtype \/Type1\b/.test(raw),
  }
}

function rolesIn(node: Node | null): string[] {
  if (!node?.role) return []
  return [node.role, ...(node.children ?? []).flatMap(rolesIn)]
}

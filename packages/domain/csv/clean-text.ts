const plain = /^[!-~](?:[ -~]*[!-~])?$/
const unseen = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/gu

/** One line of text without control, bidi and zero-width characters: NFC, trimmed, runs of white space become one space. Idempotent. */
export function cleanText(text: string): string {
  if (plain.test(text) && !text.includes('  ')) return text
  return text.toWellFormed().replace(/\s+/g, ' ').replace(unseen, '').replace(/ {2,}/g, ' ').normalize().trim()
}

/** A cell as it is quoted in a reason or a question. */
export const short = (cell: string): string => cleanText(cell.slice(0, 200)).slice(0, 80).toWellFormed()

const trigger = '[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]'
const startsFormula = new RegExp(`^${trigger}`)
const quotedFormula = new RegExp(`^'('*)( ?)${trigger}`)

/**
 * Takes away the apostrophe (and Kimai's space after it) that spreadsheet-safe exports put before `= + - @`, and only there:
 * `'til Friday` stays as it is.
 */
export function undoFormulaGuard(text: string): string {
  if (text[0] !== "'") return text
  const [, more, space] = quotedFormula.exec(text) ?? []
  if (more === undefined) return text
  return text.slice(more === '' && space === ' ' ? 2 : 1)
}

/** Puts an apostrophe before text that a spreadsheet would run as a formula, such that `undoFormulaGuard` gives back the very text. */
export const guardFormula = (text: string): string => (startsFormula.test(text) || undoFormulaGuard(text) !== text ? `'${text}` : text)

const opening = ' \t,;:)]-–—'
const closing = ' \t,;:([-–—'

/** The text without the commas, colons, dashes and half brackets that its edges keep when something beside them is taken away. */
export function trimSeparators(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && opening.includes(text.charAt(start))) start++
  while (end > start && closing.includes(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** The line with a stretch taken out, its two sides joined the way they were parted. */
export function joinAround(line: string, start: number, end: number): string {
  const [before, after] = [line.slice(0, start).trimEnd(), line.slice(end).trimStart()]
  if (trimSeparators(before) === '') return trimSeparators(after)
  if (trimSeparators(after) === '') return trimSeparators(before)
  const isBracketed = before.endsWith('(') && after.startsWith(')')
  const [left, right] = isBracketed ? [before.slice(0, -1).trimEnd(), after.slice(1).trimStart()] : [before, after]
  if (/[,;]$/.test(left)) return `${left} ${right.replace(/^[,;]\s?/, '')}`
  return /^[,;]/.test(right) ? left + right : `${left} ${right}`
}

const quotes: Record<string, string> = { '“': '”', '"': '"', '„': '“', '«': '»' }

/** A line as it is pasted: without its bullet or number and without the quotation marks around it. */
export function unwrap(line: string): string {
  const text = line.replace(/^\s*(?:[-*•·–—]|\d{1,2}[.)])\s+/, '').trim()
  const closes = quotes[text.charAt(0)]
  return text.length > 1 && closes !== undefined && text.endsWith(closes) ? text.slice(1, -1).trim() : text
}

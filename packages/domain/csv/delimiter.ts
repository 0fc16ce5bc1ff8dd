/** The three that trackers and spreadsheets write. */
export type Delimiter = ',' | ';' | '\t'

const delimiters: readonly Delimiter[] = [',', ';', '\t']
const sampleRows = 40
const sampleCharacters = 65_536

/**
 * The delimiter that cuts most of the first rows into equally many cells, and into more than one; a comma when none does.
 * Only delimiters outside quotation marks count. A first line `sep=;` is the reader's business.
 */
export function sniffDelimiter(text: string, from: number): Delimiter {
  const rows = countDelimiters(text, from)
  let best: { delimiter: Delimiter; rows: number; cells: number } = { delimiter: ',', rows: 0, cells: 0 }
  delimiters.forEach((delimiter, at) => {
    const usual = mostFrequent(rows.map((counts) => counts[at] ?? 0).filter((count) => count > 0))
    if (usual.times > best.rows || (usual.times === best.rows && usual.value > best.cells)) {
      best = { delimiter, rows: usual.times, cells: usual.value }
    }
  })
  return best.delimiter
}

function countDelimiters(text: string, from: number): number[][] {
  const rows: number[][] = []
  let counts = [0, 0, 0]
  let isQuoted = false
  let isCellStart = true
  const end = Math.min(text.length, from + sampleCharacters)
  for (let i = from; i < end && rows.length < sampleRows; i++) {
    const character = text.charAt(i)
    if (isQuoted) {
      if (character === '"' && text.charAt(i + 1) === '"') i++
      else if (character === '"') isQuoted = false
      continue
    }
    const at = delimiters.indexOf(character as Delimiter)
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1
    else if (character === '\n' || character === '\r') {
      rows.push(counts)
      counts = [0, 0, 0]
    } else if (character === '"' && isCellStart) isQuoted = true
    isCellStart = at >= 0 || character === '\n' || character === '\r'
  }
  rows.push(counts)
  return rows
}

function mostFrequent(values: number[]): { value: number; times: number } {
  const times = new Map<number, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  let best = { value: 0, times: 0 }
  for (const [value, n] of times) if (n > best.times || (n === best.times && value > best.value)) best = { value, times: n }
  return best
}

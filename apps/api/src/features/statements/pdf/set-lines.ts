import { inPlace } from './readable.ts'

/** The width of a text without a line break. */
export type Measure = (text: string) => number

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Sets a text in lines of a width; a word that is longer than a line is broken within. */
export function setLines(text: string, width: number, measure: Measure): string[] {
  const space = measure(' ')
  return text.split('\n').flatMap((paragraph) => setParagraph(paragraph, width, space, measure))
}

function setParagraph(paragraph: string, width: number, space: number, measure: Measure): string[] {
  const lines: string[] = []
  let words: string[] = []
  let taken = 0
  const end = () => {
    lines.push(inPlace(words).join(' '))
    words = []
    taken = 0
  }
  for (const word of paragraph.split(/ +/).filter(Boolean)) {
    for (const part of measure(word) > width ? broken(word, width, measure) : [word]) {
      const needed = measure(part)
      if (words.length > 0 && taken + space + needed > width) end()
      taken += needed + (words.length > 0 ? space : 0)
      words.push(part)
    }
  }
  end()
  return lines
}

function broken(word: string, width: number, measure: Measure): string[] {
  const parts: string[] = []
  let part = ''
  let taken = 0
  for (const { segment } of segmenter.segment(word)) {
    const needed = measure(segment)
    if (part !== '' && taken + needed > width) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += segment
    taken += needed
  }
  return [...parts, part]
}

/** A text on one line, cut with an ellipsis where it is too long. */
export function onOneLine(text: string, width: number, measure: Measure): string {
  const line = text.replaceAll('\n', ' ')
  if (measure(line) <= width) return line
  const [start = ''] = broken(line, width - measure('…'), measure)
  return `${start.trimEnd()}…`
}

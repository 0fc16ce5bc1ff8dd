/** Whether the fonts of a document have a letter for a character. */
export type HasGlyph = (codePoint: number) => boolean

/** Stands for what the fonts have no letter for. */
export const missing = '□'

const plain = /^[\u0020-\u007e\u00a0-\u024f\n]*$/
// They join, part or turn what stands beside them, and have no shape of their own.
const shapeless = /[\p{Cf}\p{Variation_Selector}]/gu
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A text as it can be set: what the fonts lack, such as a Chinese character or most emojis, becomes one box for each character a reader
 * counts. `isWhole` is false where that happened.
 */
export function readable(text: string, hasGlyph: HasGlyph): { text: string; isWhole: boolean } {
  const lines = text.replaceAll('\t', ' ').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
  if (plain.test(lines)) return { text: lines, isWhole: true }
  let isWhole = true
  let set = ''
  for (const { segment } of segmenter.segment(lines)) {
    const shown = segment === '\n' ? segment : segment.replace(shapeless, '')
    if (shown === '\n' || [...shown].every((character) => hasGlyph(character.codePointAt(0)!))) set += shown
    else {
      set += missing
      isWhole = false
    }
  }
  return { text: set, isWhole }
}

/** Scripts that run from right to left. */
export const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Words from left to right as they stand on paper: those of a script that runs the other way change places, each is turned by its font. */
export function inPlace(words: readonly string[]): string[] {
  const placed: string[] = []
  let run: string[] = []
  for (const word of words) {
    if (rightToLeft.test(word)) run.push(word)
    else {
      placed.push(...run.reverse(), word)
      run = []
    }
  }
  return [...placed, ...run.reverse()]
}

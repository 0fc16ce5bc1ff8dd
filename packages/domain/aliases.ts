// Names that an audience may not see, replaced wherever they stand, in a text of any kind.

/** Gives each name its alias and replaces it in texts. */
export type Aliases = { of: (name: string) => string; in: (text: string) => string }

const shortest = 4

/**
 * `Vendor A`, `Vendor B` … for names in the order given, `word` being the kind; what one thing or person is called in several ways has one. A name is found
 * whatever its case; one of up to three Latin letters, and any of `asWords`, only as a word of its own, because IT stands in every "with". Names that hold others are replaced first.
 */
export function aliasing(named: readonly (readonly string[])[], word: string, { asWords = false } = {}): Aliases {
  const aliases = new Map<string, string>()
  let count = 0
  for (const names of named) {
    const alias = names.map((name) => aliases.get(folded(name))).find(Boolean) ?? `${word} ${letters(count++)}`
    for (const name of names) if (folded(name) && !aliases.has(folded(name))) aliases.set(folded(name), alias)
  }
  const patterns = [...aliases.keys()].toSorted((a, b) => b.length - a.length)
  if (patterns.length === 0) return { of: (name) => name, in: (text) => text }
  const pattern = new RegExp(patterns.map((name) => patternOf(name, asWords)).join('|'), 'giu')
  const aliasOf = (name: string) => aliases.get(folded(name)) ?? word
  return { of: aliasOf, in: (text) => text.normalize('NFC').replace(pattern, aliasOf) }
}

const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()

function patternOf(name: string, isWord: boolean): string {
  const escaped = name.replace(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`)
  return (isWord || name.length < shortest) && /^[\u0021-\u024f ]+$/.test(name)
    ? String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`
    : escaped
}

// A to Z, then AA.
function letters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26))
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last
}

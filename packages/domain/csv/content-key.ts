/**
 * Tells rows apart by what they say, however they were exported: the parts joined by `|`, and `#n` for the n-th row that says the same,
 * so that two equal calls on one day stay two, and the same file gives the same keys again.
 */
export function keyMaker(): (parts: readonly (string | number)[]) => string {
  const seen = new Map<string, number>()
  return (parts) => {
    let content = ''
    for (const [at, part] of parts.entries()) content += at === 0 ? escape(part) : `|${escape(part)}`
    const n = (seen.get(content) ?? 0) + 1
    seen.set(content, n)
    return `${content}#${n}`
  }
}

const escape = (part: string | number): string =>
  typeof part === 'string' && /[\\|]/.test(part) ? part.replace(/[\\|]/g, '\\$&') : String(part)

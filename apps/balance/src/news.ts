// What changed between two readings of a page, and how to show it.

const lines = (root: Element) => [...root.querySelectorAll<HTMLElement>('li[id]')]

/** The ids of the entries that are shown. */
export const shownIds = (root: Element): Set<string> => new Set(lines(root).map(({ id }) => id))

/** Those of the ids, in their order, that were not there before. What stands below the last known one only moved up from the next page. */
export function arrived(ids: readonly string[], known: ReadonlySet<string>): string[] {
  const reach = known.size === 0 ? ids.length : ids.findLastIndex((id) => known.has(id))
  return ids.slice(0, Math.max(0, reach)).filter((id) => !known.has(id))
}

/** Lets entries that have just come slide in. */
export function slideIn(root: Element, known: ReadonlySet<string>): void {
  const shown = lines(root)
  const fresh = new Set(
    arrived(
      shown.map(({ id }) => id),
      known,
    ),
  )
  for (const line of shown) line.classList.toggle('fresh', fresh.has(line.id))
}

const countingMs = 700
let frame = 0

/** The pieces of text in an element, in reading order. */
export function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  return texts
}

/** Lets the figures of a text that has changed count from what they were; without motion they stand at once. */
export function countFrom(before: readonly string[], texts: readonly Text[]): void {
  cancelAnimationFrame(frame)
  if (before.length !== texts.length || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const after = texts.map(({ data }) => data)
  const startedAt = performance.now()
  const draw = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - startedAt) / countingMs))
    texts.forEach((text, at) => (text.data = between(before[at]!, after[at]!, 1 - (1 - share) ** 3)))
    if (share < 1) frame = requestAnimationFrame(draw)
  }
  draw(startedAt)
}

const figure = /(\d+(?:\.\d+)?)/

/** A text on its way from one to another: where only figures differ, each stands at its share of the way. Else the text it ends with. */
export function between(from: string, to: string, share: number): string {
  const [before, after] = [from.split(figure), to.split(figure)]
  if (before.length !== after.length) return to
  const parts = after.map((part, index) => (index % 2 === 1 ? step(before[index], part, share) : part === before[index] ? part : null))
  return parts.includes(null) ? to : parts.join('')
}

// As many decimals on the way as the longer end has, so that the width does not jump.
function step(from = '0', to: string, share: number): string {
  if (from === to || share >= 1) return to
  const decimals = Math.max(from.split('.')[1]?.length ?? 0, to.split('.')[1]?.length ?? 0)
  return (Number(from) + (Number(to) - Number(from)) * share).toFixed(decimals)
}

// What changed between two readings of a balance, and how to show it.

import type { PublicBalance } from '@hourtab/contract/public-balance'

/** Whether `next` says something later than `shown`. A new day counts: it may have turned the cycle. */
export const isLater = (next: PublicBalance, shown: PublicBalance): boolean => next.version > shown.version || next.today > shown.today

/** The ids of entries that were not there before. Entries below the last known one only moved up from the next page. */
export function newEntries(shown: PublicBalance, next: PublicBalance): Set<string> {
  if (shown.balance.cycle.startsOn !== next.balance.cycle.startsOn) return new Set()
  const known = new Set(shown.entries.map(({ id }) => id))
  const lastKnown = next.entries.findLastIndex(({ id }) => known.has(id))
  const reach = known.size === 0 ? next.entries : next.entries.slice(0, lastKnown)
  return new Set(reach.filter(({ id }) => !known.has(id)).map(({ id }) => id))
}

const figure = /(\d+(?:\.\d+)?)/

/** A sentence on its way from one to another: where only figures differ, each stands at its share of the way. Else the sentence it ends with. */
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

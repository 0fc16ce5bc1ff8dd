import type { Import, ImportRow, ImportTotals } from '@hourtab/contract/imports'
import { formatHours } from '@hourtab/domain/hours'
import { capital } from './state-words.ts'

/** What publishing a draft does to the work log, in entries. `settles` are kept as a hand made them, and not asked about again. */
export type Effect = { adds: number; changes: number; removes: number; keeps: number; settles: number }

/** Counts what publishing does. Rows beyond those that are shown are in the totals. */
export function effectOf({ rows, totals }: Pick<Import, 'rows' | 'totals'>): Effect {
  const decided = rows.filter(({ decidable, decision }) => decidable && decision !== null)
  const theirs = decided.filter(({ decision }) => decision === 'theirs')
  const count = (fits: (row: ImportRow) => boolean) => theirs.filter(fits).length
  const moreParts = rows.reduce((sum, { parts, excluded }) => sum + (excluded ? 0 : Math.max(0, parts.length - 1)), 0)
  return {
    adds: totals.new + totals.late + moreParts + count(({ row, entryId }) => row !== null && entryId === null),
    changes: totals.changed + count(({ row, entryId }) => row !== null && entryId !== null),
    removes: totals.gone + count(({ row }) => row === null),
    keeps: totals.conflicts - count(({ state }) => state === 'conflict'),
    settles: decided.length - theirs.length,
  }
}

/** Whether there is anything to publish. */
export const hasEffect = ({ adds, changes, removes, settles }: Effect): boolean => adds + changes + removes + settles > 0

const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`
const listed = (parts: string[]) => (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`)

type Verbs = Record<'adds' | 'changes' | 'removes', string>

function told(effect: Effect, verbs: Verbs): string {
  const kinds = (['adds', 'changes', 'removes'] as const).filter((kind) => effect[kind] > 0)
  return listed(kinds.map((kind, at) => `${verbs[kind]} ${at === 0 ? entries(effect[kind]) : effect[kind]}`))
}

/** `Adds 12 entries, changes 2 and removes 1`; empty where it does nothing. */
export function effectInWords(effect: Effect): string {
  const done = told(effect, { adds: 'adds', changes: 'changes', removes: 'removes' })
  if (done || effect.settles === 0) return capital(done)
  return `Keeps ${entries(effect.settles)} as you left ${effect.settles === 1 ? 'it' : 'them'}`
}

/** What the button says: `Publish 12 entries · 5.5 h` where entries are only added. */
export function publishLabel({ adds, changes, removes }: Effect, changeSeconds: number): string {
  return adds > 0 && changes + removes === 0 ? `Publish ${entries(adds)} · ${formatHours(changeSeconds)} h` : 'Publish'
}

/** What was done, for whoever pressed the button. */
export function publishedInWords(effect: Effect, filename: string): string {
  const { adds, changes, removes, settles } = effect
  if (adds > 0 && changes + removes === 0) return `${entries(adds)} published from ${filename}`
  const done = told(effect, { adds: 'added', changes: 'changed', removes: 'removed' })
  return `Published from ${filename}: ${done || `${entries(settles)} kept as you left ${settles === 1 ? 'it' : 'them'}`}`
}

/** `+5.5 h`, `−0.5 h`, or that nothing shifts. */
export const shiftInWords = (seconds: number): string =>
  seconds === 0 ? 'no change in hours' : `${seconds < 0 ? '−' : '+'}${formatHours(Math.abs(seconds))} h`

const compared = { new: 'new', changed: 'changed', gone: 'gone', conflicts: 'to decide', late: 'late', unchanged: 'unchanged' } as const

/** What a draft finds now and did not find before: `1 new instead of 3, 1 changed instead of none`. */
export function differenceInWords(before: ImportTotals, now: ImportTotals): string {
  const shifted = (Object.keys(compared) as (keyof typeof compared)[]).filter((name) => before[name] !== now[name])
  return listed(shifted.map((name) => `${now[name] || 'none'} ${compared[name]} instead of ${before[name] || 'none'}`))
}

import type { Day } from '@hourtab/domain/calendar'
import type { Draft, DraftRow, Refusal } from '@hourtab/domain/csv/draft-types'
import type { Range } from '@hourtab/domain/csv/file-range'
import type { Seconds } from '@hourtab/domain/hours'

export type FirstRow = { line: number; workedOn: Day | null; description: string; seconds: Seconds | null }

/** What the browser itself found in a file, before the server has answered; `seconds` is null while it cannot know the hours. */
export type Read = {
  refused: false
  tracker: string
  rows: number
  seconds: Seconds | null
  days: Range | null
  clients: string[]
  first: FirstRow[]
}
export type Reading = Read | Refusal

const shownRows = 5
const shownClients = 3

/** Sums up a draft that was read in the browser; rows that wait for an answer count as rows of work. */
export function summaryOf({ dialect, rows, skips, totals }: Draft): Read {
  const waiting = new Set(skips.flatMap(({ kind, reason }) => (kind === 'waiting' ? reason : [])))
  const work = rows.filter(({ state, reason = '' }) => state === 'ready' || waiting.has(reason))
  const isRead = rows.length > 0
  const clients = [...new Set(work.flatMap(({ client }) => client ?? []))]
  return {
    refused: false,
    tracker: dialect.name,
    rows: isRead ? work.length : totals.rows,
    seconds: isRead && work.every(({ seconds }) => seconds !== null) ? work.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0) : null,
    days: daysOf(work),
    clients: clients.slice(0, shownClients),
    first: work.slice(0, shownRows).map(({ row, workedOn, description, seconds }) => ({ line: row, workedOn, description, seconds })),
  }
}

function daysOf(rows: readonly DraftRow[]): Range | null {
  let [from, through] = ['9999-12-31', '']
  for (const { workedOn } of rows) {
    if (workedOn === null) continue
    if (workedOn < from) from = workedOn
    if (workedOn > through) through = workedOn
  }
  return through === '' ? null : { from, through }
}

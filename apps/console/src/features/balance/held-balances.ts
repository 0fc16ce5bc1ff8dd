// A balance that is on the screen moves with the work that is logged, before the server has answered; its figures follow and are the ones
// that count.

import type { Balance, CycleLine, ExplanationLine } from '@hourtab/contract/balance'
import type { Retainer, RetainerCard } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'
import { relogged } from '@hourtab/domain/explanation'
import { balanceOf } from '@hourtab/domain/ledger'
import { sentence } from '@hourtab/domain/sentence'
import type { InfiniteData } from '@tanstack/react-query'
import { keys, queryClient } from '../../api.ts'
import { browserTimeZone, todayIn } from '../../days.ts'

type Work = { cycleStartsOn: Day; seconds: number; billable: boolean }
type Explained = { balance: Balance; explanation: ExplanationLine[] }
type Cards = InfiniteData<{ items: RetainerCard[]; nextCursor: string | null }>

/** The line of the cycle that holds a day, if this browser has it. */
export const heldLine = (retainerId: string, day: Day): CycleLine | undefined => heldLines(retainerId).find((line) => isIn(line, day))

/** The first day of the cycle that work of a day counts in, as far as this browser knows: its own, or the oldest open one when that is closed. */
export function countsIn(retainerId: string, day: Day): Day {
  const own = heldLine(retainerId, day)?.cycle
  if (own?.state !== 'closed') return own?.startsOn ?? day
  const open = heldLines(retainerId).flatMap(({ cycle }) => (cycle.state === 'open' ? cycle.startsOn : []))
  return open.toSorted()[0] ?? own.resetsOn
}

function heldLines(retainerId: string): CycleLine[] {
  const cycles = queryClient.getQueryData<{ items: CycleLine[] }>(keys.cycles(retainerId))?.items ?? []
  const balances = queryClient.getQueriesData<Explained>({ queryKey: keys.balance(retainerId) })
  return [...cycles, ...balances.flatMap(([, held]) => held?.balance ?? [])]
}

/** What a piece of work takes from its cycle: all its seconds, or none when only billable work counts. */
export function countedSeconds(retainerId: string, { seconds, billable }: Omit<Work, 'cycleStartsOn'>): number {
  return billable || held(retainerId).counts === 'all' ? seconds : 0
}

/**
 * Adds work to what is used, `times` 1, or takes it away again, `times` -1, in every balance of its cycle that this browser holds.
 * `loggedThrough` is the latest day in the log then; undefined when the log is not at hand.
 */
export function moveBalances(retainerId: string, work: Work, times: 1 | -1, loggedThrough: Day | null | undefined): void {
  const today = todayIn(held(retainerId).timeZone)
  const seconds = times * countedSeconds(retainerId, work)
  const move = <L extends CycleLine>(line: L): L => (isIn(line, work.cycleStartsOn) ? moved(line, seconds, today) : line)

  queryClient.setQueriesData<Explained>({ queryKey: keys.balance(retainerId) }, (read) => {
    if (!read || !isIn(read.balance, work.cycleStartsOn)) return read
    const balance = {
      ...move(read.balance),
      entryCount: read.balance.entryCount + times,
      ...(loggedThrough !== undefined && { loggedThrough }),
    }
    return { ...read, balance, explanation: relogged(read.explanation, balance.usedSeconds) }
  })
  queryClient.setQueryData<{ items: CycleLine[] }>(keys.cycles(retainerId), (read) => read && { ...read, items: read.items.map(move) })
  queryClient.setQueryData<Cards>(
    keys.retainers,
    (read) => read && { ...read, pages: read.pages.map((page) => ({ ...page, items: page.items.map(moveCard) })) },
  )

  function moveCard(card: RetainerCard): RetainerCard {
    return card.id === retainerId ? { ...card, balance: move(card.balance) } : card
  }
}

const held = (retainerId: string): Pick<Retainer, 'counts' | 'timeZone'> =>
  queryClient.getQueryData<{ retainer: Retainer }>(keys.retainer(retainerId))?.retainer ?? { counts: 'all', timeZone: browserTimeZone() }

const isIn = ({ cycle }: Pick<CycleLine, 'cycle'>, day: Day) => cycle.startsOn <= day && day <= cycle.endsOn

function moved<L extends CycleLine & { explanation?: ExplanationLine[] }>(line: L, seconds: number, today: Day): L {
  const usedSeconds = line.usedSeconds + seconds
  const next = { ...line, usedSeconds, ...balanceOf(line.availableSeconds, usedSeconds) }
  const { explanation } = line
  return { ...next, sentence: sentence(next, today, next.cycle), ...(explanation && { explanation: relogged(explanation, usedSeconds) }) }
}

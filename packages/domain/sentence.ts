// A balance in words. Every printed sum is made of printed figures, so that a reader who adds them up finds no hundredth missing.

import { formatDay, type Day } from './calendar.ts'
import type { Cycle } from './cycle.ts'
import { formatHours, formatHundredths, hundredths, type Seconds } from './hours.ts'
import type { Turn } from './pause.ts'

type Spent = { availableSeconds: Seconds; usedSeconds: Seconds }
type Figures = { used: string; available: string; left: string; over: string; isOver: boolean }

/** The printed hours of a balance. Left and over are differences of printed figures, so less than a hundredth over may not count as over. */
export function figures({ availableSeconds, usedSeconds }: Spent): Figures {
  const left = hundredths(availableSeconds) - hundredths(usedSeconds)
  return {
    used: formatHours(usedSeconds),
    available: formatHours(availableSeconds),
    left: formatHundredths(Math.max(0, left)),
    over: formatHundredths(Math.max(0, -left)),
    isOver: left < 0,
  }
}

type Said = Spent & { cycle: Pick<Cycle, 'resetsOn'> }

/**
 * `12 of 20 hours used · 8 hours remain · resets Aug 1`, or past the cap `22 of 20 hours used · 2 over · resets Aug 1`. Where a pause takes
 * the place of the reset it ends with `pauses Aug 1` or `paused since Aug 1`.
 */
export function sentence(line: Said, today: Day, turn: Turn = {}): string {
  const { used, available, left, over, isOver } = figures(line)
  const balance = isOver ? `${over} over` : left === '1' ? '1 hour remains' : `${left} hours remain`
  return `${used} of ${available} hours used · ${balance} · ${turnInWords({ resetsOn: line.cycle.resetsOn, ...turn }, today)}`
}

function turnInWords({ resetsOn, pausedSince, pausesOn, resumesOn }: Turn & { resetsOn: Day }, today: Day): string {
  if (pausedSince) return `paused since ${formatDay(pausedSince, today)}${resumesOn ? `, resumes ${formatDay(resumesOn, today)}` : ''}`
  return pausesOn ? `pauses ${formatDay(pausesOn, today)}` : `resets ${formatDay(resetsOn, today)}`
}

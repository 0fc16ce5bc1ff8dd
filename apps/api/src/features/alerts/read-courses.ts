import type { Balance, Pace, PassedShare } from '@hourtab/contract/balance'
import { leastLoggedDays, paceInWords, paceOf } from '@hourtab/domain/pace'
import { todayIn, type Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/context.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import { loggedDaysIn } from './logged-days.ts'
import { passedIn } from './queries.ts'

type Course = { alerts: PassedShare[]; pace: Pace | null }
type Read = { record: LedgerRecord; balance: Balance }

/** How cycles go, in the order of the balances given: the shares that alerted, and the pace. Two queries, however many they are. */
export async function readCourses(db: Db, workspaceId: string, clock: Clock, given: Read[]): Promise<Course[]> {
  const cycles = given.map(({ record, balance }) => ({
    retainerId: record.id,
    cycleStartsOn: balance.cycle.startsOn,
    counts: record.counts,
  }))
  const withPace = cycles.filter((_, at) => isPaceLikely(given[at]!, clock))
  const alerts = cycles.length > 0 ? await passedIn(db, workspaceId, cycles) : new Map<string, PassedShare[]>()
  const days = withPace.length > 0 ? await loggedDaysIn(db, workspaceId, withPace) : new Map<string, number>()
  return given.map(({ record, balance }) => ({
    alerts: alerts.get(record.id) ?? [],
    pace: toPace(balance, todayIn(clock, record.timeZone), days.get(record.id) ?? 0),
  }))
}

// Fewer entries than days are needed have too few days, and other cycles than that of today have no pace.
const isPaceLikely = ({ record, balance: { cycle, entryCount } }: Read, clock: Clock): boolean => {
  const today = todayIn(clock, record.timeZone)
  return entryCount >= leastLoggedDays && cycle.startsOn <= today && today <= cycle.endsOn
}

function toPace(balance: Balance, today: string, loggedDays: number): Pace | null {
  const pace = paceOf(balance, today, loggedDays)
  return pace ? { ...pace, sentence: paceInWords(pace, balance.leftSeconds === 0, today) } : null
}

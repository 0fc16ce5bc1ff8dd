import type { Day } from '@hourtab/domain/calendar'
import type { LedgerRecord } from '../retainers/queries.ts'

/** The record as it stands once an entry was written while it was locked; saves reading it again. */
export function withEntry(record: LedgerRecord, entry: { cycleStartsOn: Day; workedOn: Day }, seconds: number): LedgerRecord {
  const { cycleStartsOn, workedOn } = entry
  const before = record.totals.find((total) => total.cycleStartsOn === cycleStartsOn) ?? {
    cycleStartsOn,
    usedSeconds: 0,
    entryCount: 0,
    lastWorkedOn: null,
  }
  const lastWorkedOn = before.lastWorkedOn && before.lastWorkedOn > workedOn ? before.lastWorkedOn : workedOn
  const after = { cycleStartsOn, usedSeconds: before.usedSeconds + seconds, entryCount: before.entryCount + 1, lastWorkedOn }
  return { ...record, totals: [...record.totals.filter((total) => total.cycleStartsOn !== cycleStartsOn), after] }
}

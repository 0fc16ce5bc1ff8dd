import { createHash } from 'node:crypto'
import { cyclesThrough } from '@hourtab/domain/cycle'
import type { LedgerLine } from '@hourtab/domain/ledger'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import type { Db } from '../../platform/context.ts'
import { linesOf } from '../balance/read-balance.ts'
import { retainersAfter, type LedgerRecord } from '../retainers/queries.ts'

const retainersAtOnce = 50

/** A retainer and its cycles, the first through the last that holds something: whatever day it is, they are the same. */
export type Ledgered = { record: LedgerRecord; lines: LedgerLine[] }

/** The cycles of every retainer, the retainer that was begun last first. */
export async function* ledgersOf(db: Db, workspaceId: string): AsyncGenerator<Ledgered> {
  for (let before: string | undefined; ;) {
    const found = await retainersAfter(db, workspaceId, { limit: retainersAtOnce, before })
    for (const record of found.slice(0, retainersAtOnce)) yield { record, lines: await allLinesOf(db, workspaceId, record) }
    if (found.length <= retainersAtOnce) return
    before = found[retainersAtOnce - 1]!.id
  }
}

function allLinesOf(db: Db, workspaceId: string, record: LedgerRecord): Promise<LedgerLine[]> {
  const { startsOn, totals, grants, closed } = record
  const held = totals.filter(({ entryCount }) => entryCount > 0)
  const lent = grants.flatMap(({ borrowedFrom }) => borrowedFrom ?? [])
  const days = [startsOn, closedThrough(closed) ?? startsOn, ...lent, ...[...held, ...grants].map(({ cycleStartsOn }) => cycleStartsOn)]
  const through = days.toSorted().at(-1)!
  return linesOf(db, workspaceId, record, cyclesThrough(record, through))
}

/** A digest of every balance of every cycle, in whole seconds. */
export function balanceDigest() {
  const hash = createHash('sha256')
  let cycles = 0
  return {
    add({ record, lines }: Ledgered) {
      for (const line of lines) hash.update(`${figuresIn(record.id, line).join(' ')}\n`)
      cycles += lines.length
    },
    summed: () => ({ cycles, sha256: hash.digest('hex') }),
  }
}

export type BalanceSum = { cycles: number; sha256: string }

const figuresIn = (retainerId: string, { cycle, ...line }: LedgerLine): (string | number)[] =>
  [retainerId, cycle.startsOn, cycle.endsOn, line.capSeconds, line.carriedInSeconds, line.grantedSeconds].concat([
    line.availableSeconds,
    line.usedSeconds,
    line.leftSeconds,
    line.overSeconds,
  ])

/** The digest of all balances of a workspace, as they are computed now. */
export async function sumBalances(db: Db, workspaceId: string): Promise<BalanceSum> {
  const digest = balanceDigest()
  for await (const ledgered of ledgersOf(db, workspaceId)) digest.add(ledgered)
  return digest.summed()
}

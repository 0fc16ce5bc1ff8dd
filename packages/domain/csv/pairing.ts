import type { Facts, LoggedRow, SnapshotRow } from './snapshot.ts'

type Trait = (facts: Facts) => string

const text = (...parts: (string | number | boolean | null)[]) => JSON.stringify(parts)

const whole: Trait = ({ workedOn, seconds, description, project, billable }) => text(workedOn, seconds, description, project, billable)

// What an edit in the tracker usually leaves alone, the surest first.
const traits: Trait[] = [
  ({ workedOn, description, project }) => text(workedOn, description, project),
  ({ workedOn, description, seconds }) => text(workedOn, description, seconds),
  ({ workedOn, description }) => text(workedOn, description),
  ({ description, seconds }) => text(description, seconds),
  ({ workedOn, seconds, project }) => text(workedOn, seconds, project),
]

/**
 * Without an id an edited row looks like one that is gone and one that is new. Where a row and a missing entry have enough in common, and
 * no other has, they are taken for one: `matches` gets the entry at the row's place. Rows that say exactly the same are alike, so any will do.
 */
export function pairUp(rows: readonly SnapshotRow[], matches: (LoggedRow | undefined)[], missing: readonly LoggedRow[]): void {
  const taken = new Set<LoggedRow>()
  // Where several have a trait in common, no weaker one decides. Else one pairing would hang on another row being open, and that row is
  // known by its key once it is published: the same file again would pair otherwise, and add.
  const unsure = new Set<number>()
  const open = () => rows.flatMap((row, at) => (matches[at] === undefined && !unsure.has(at) ? [at] : []))
  const left = () => missing.filter((logged) => !taken.has(logged))
  const mayBeOne = (at: number, logged: LoggedRow) => !(rows[at]!.hasId && logged.hasId)
  const pair = (at: number, logged: LoggedRow) => {
    matches[at] = logged
    taken.add(logged)
  }
  const alike = groupsOf(left().toSorted(liveFirst), ({ said }) => whole(said))
  for (const at of open()) {
    const candidates = alike.get(whole(rows[at]!))
    const [first] = candidates ?? []
    if (first && mayBeOne(at, first)) pair(at, candidates!.shift()!)
  }
  // What stands in the log goes before what was taken out of it.
  for (const wasTaken of [false, true])
    for (const trait of traits) {
      const places = groupsOf(open(), (at) => trait(rows[at]!))
      const entries = groupsOf(
        left().filter(({ isRemoved }) => isRemoved === wasTaken),
        ({ said }) => trait(said),
      )
      for (const [shared, [at, ...others]] of places) {
        const [logged, ...more] = entries.get(shared) ?? []
        if (!logged) continue
        if (others.length > 0 || more.length > 0) for (const each of [at!, ...others]) unsure.add(each)
        else if (mayBeOne(at!, logged)) pair(at!, logged)
      }
    }
}

const liveFirst = (one: LoggedRow, other: LoggedRow) => Number(one.isRemoved) - Number(other.isRemoved)

function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

import type { Facts, LoggedRow } from './snapshot.ts'

/** An entry as a tracker gave it, or what was taken out of the log; `part` counts the parts of a row that was split from 1. */
export type SourcedEntry = {
  id: string
  key: string
  part: number
  hasId: boolean
  /** The entry as it is. */
  facts: Facts
  /** What an export said last, where that is something else. */
  said: Facts | null
  isRemoved: boolean
  /** Never to be written over without asking, whatever was imported. */
  isGuarded: boolean
  isClosed: boolean
}

/** The log as a snapshot is compared with it: one for each key. What stands in the log goes before what was taken out of it. */
export function loggedRows<Entry extends SourcedEntry>(entries: readonly Entry[], isCovered: (entry: Entry) => boolean): LoggedRow[] {
  const rows = new Map<string, LoggedRow & { parts: number[] }>()
  for (const entry of entries) {
    const { id, key, part, hasId, facts, said, isRemoved, isGuarded, isClosed } = entry
    const known = rows.get(key)
    if (known && known.isRemoved === isRemoved) {
      known.isTouched = true
      known.isClosed ||= isClosed
      place(known, id, part)
    } else if (!known || known.isRemoved) {
      const isTouched = isRemoved || isGuarded || said !== null || part !== 1
      const row = { key, hasId, said: said ?? facts, isRemoved, isTouched, isClosed, isCovered: isCovered(entry) }
      rows.set(key, { ...row, entryIds: [id], parts: [part] })
    }
  }
  return [...rows.values()]
}

function place(row: { entryIds: string[]; parts: number[] }, id: string, part: number): void {
  const at = row.parts.findIndex((other) => other > part)
  row.entryIds.splice(at < 0 ? row.entryIds.length : at, 0, id)
  row.parts.splice(at < 0 ? row.parts.length : at, 0, part)
}

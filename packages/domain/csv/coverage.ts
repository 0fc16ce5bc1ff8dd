// A file that was exported for one project says nothing of another. Which projects it speaks for stands in no export, so it is inferred from
// what came before, and a person can correct it.

import type { Seconds } from '../hours.ts'
import type { Facts } from './snapshot.ts'

/** The client and project that a tracker names; null where it names none. */
export type Source = { client: string | null; project: string | null }

/** A source as a key of a map or an answer. */
export const sourceKey = ({ client, project }: Source): string => JSON.stringify([client, project])

/** What the log has of a source that the file does not name. */
export type AbsentSource = Source & { rows: number; seconds: Seconds; isLikelyCovered: boolean }

type Logged = { source: Source; importId: string | null; said: Facts }
type InFile = { source: Source; facts: Facts }

/**
 * The sources that stand in the log and not in the file. The file is likely to cover one when an earlier file held it together with one that
 * this file has, or when rows of this file are its entries under another name: it was renamed in the tracker.
 */
export function absentSources(file: readonly InFile[], log: readonly Logged[]): AbsentSource[] {
  const named = new Set(file.map(({ source }) => sourceKey(source)))
  const together = new Set(log.filter(({ source }) => named.has(sourceKey(source))).map(({ importId }) => importId))
  const unnamed = log.filter(({ source }) => !named.has(sourceKey(source)))
  if (unnamed.length === 0) return []
  const told = new Set(file.map(({ facts }) => sameWork(facts)))
  const absent = new Map<string, AbsentSource>()
  for (const { source, importId, said } of unnamed) {
    const key = sourceKey(source)
    const sum = absent.get(key) ?? { ...source, rows: 0, seconds: 0, isLikelyCovered: false }
    sum.rows++
    sum.seconds += said.seconds
    sum.isLikelyCovered ||= (importId !== null && together.has(importId)) || told.has(sameWork(said))
    absent.set(key, sum)
  }
  return [...absent.values()]
}

const sameWork = ({ workedOn, seconds, description }: Facts) => JSON.stringify([workedOn, seconds, description])

import type { Operation } from './calling.ts'
import { HourTabProblem, HourTabUnreachable } from './problem.ts'

const firstWaitMs = 300
const longestWaitMs = 8_000
const longestAskedForSeconds = 60

// A PATCH that is sent twice may undo what somebody else changed in between; a POST acts once by its key.
const isRepeatable = ({ method, once }: Operation): boolean => (method === 'POST' ? once === true : method !== 'PATCH')

/**
 * How many milliseconds to wait before a call is tried again, or undefined when it is not: twice as long each time, and as long as the
 * server asks. What may have acted is only repeated where that changes nothing.
 */
export function waitBeforeRetry(operation: Operation, failure: unknown, tries: number): number | undefined {
  if (!mayRepeat(operation, failure)) return undefined
  const asked = failure instanceof HourTabProblem ? failure.retryAfter : undefined
  if (asked !== undefined && asked > longestAskedForSeconds) return undefined
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** tries)
  return (asked ?? 0) * 1000 + wait * (0.5 + Math.random() / 2)
}

function mayRepeat(operation: Operation, failure: unknown): boolean {
  if (failure instanceof HourTabUnreachable) return isRepeatable(operation)
  if (!(failure instanceof HourTabProblem)) return false
  const { status, slug } = failure
  // Refused before anything was done.
  if (status === 429) return true
  return isRepeatable(operation) && ([502, 503, 504].includes(status) || slug === 'still-running')
}

import { setTimeout as wait } from 'node:timers/promises'

const longestWaitMs = 5_000
const running = new Map<string, Promise<unknown>>()

/**
 * Runs work that shares a name one after the other, without keeping a connection while it waits; after five seconds it goes ahead all the
 * same. Work without a name waits for nothing.
 */
export async function inTurn<T>(name: string | undefined, work: () => Promise<T>, mostMs = longestWaitMs): Promise<T> {
  if (name === undefined) return work()
  const before = running.get(name)
  const turn = before ? patiently(before, mostMs).then(work) : work()
  const ended = turn.catch(() => {})
  running.set(name, ended)
  try {
    return await turn
  } finally {
    if (running.get(name) === ended) running.delete(name)
  }
}

async function patiently(before: Promise<unknown>, mostMs: number): Promise<void> {
  const patience = new AbortController()
  const isUp = wait(mostMs, undefined, { signal: patience.signal, ref: false }).catch(() => {})
  await Promise.race([before, isUp])
  patience.abort()
}

import { deliverer, type Delivering } from './deliver.ts'

const roundMs = 1000
const nudgedMs = 25
const farewellMs = 5000

/**
 * Delivers events as they happen, until it is stopped: at once when something happens in this process, and within a second what other
 * processes left or what is to be tried again. When it is stopped, what is on its way is waited for, for a while; what is cut off then is
 * sent again by whoever runs next.
 */
export function keepDelivering(delivering: Delivering, log: (error: unknown) => void): { stop: () => Promise<void> } {
  let isStopping = false
  let isRunning = false
  let timer: NodeJS.Timeout | undefined
  let dueAt = Infinity
  const { round, finished } = deliverer(delivering, log, () => lookWithin(0))

  function lookWithin(ms: number) {
    const at = performance.now() + ms
    if (isStopping || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    if (!isRunning) timer = setTimeout(look, ms)
  }
  async function look() {
    dueAt = Infinity
    isRunning = true
    if (delivering.database.hasRoom()) await round(() => isStopping).catch(log)
    isRunning = false
    const next = dueAt
    dueAt = Infinity
    lookWithin(Math.min(roundMs, Math.max(0, next - performance.now())))
  }
  delivering.live.listen(() => lookWithin(nudgedMs))
  lookWithin(0)
  return {
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await Promise.race([finished(), new Promise((resolve) => setTimeout(resolve, farewellMs).unref())])
    },
  }
}

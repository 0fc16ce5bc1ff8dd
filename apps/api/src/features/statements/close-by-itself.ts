import type { Deps } from '../../platform/context.ts'
import { closeDueCycles } from './close-due.ts'

type Given = Pick<Deps, 'database' | 'clock' | 'live'> & { everyMs?: number; log: (line: string) => void }

const tenMinutes = 600_000

/** Looks now and every ten minutes for cycles that are due to be closed. `stop` waits for what is under way. */
export function closeByItself({ everyMs = tenMinutes, log, ...deps }: Given): { stop: () => Promise<void> } {
  const tell = (error: unknown) => log(`Closing cycles: ${error instanceof Error ? error.message : String(error)}`)
  let running: Promise<unknown> | undefined
  const look = () => {
    if (running || !deps.database.hasRoom()) return
    running = closeDueCycles(deps, tell)
      .catch(tell)
      .finally(() => (running = undefined))
  }
  look()
  const timer = setInterval(look, everyMs).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

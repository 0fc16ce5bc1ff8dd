import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { startEngine } from './engine.ts'
import type { Place } from './engine.ts'

export type Patience = { beatMillis: number; beatsMissed: number }

/** No single statement of ours takes this long, and an engine that spins takes longer. */
const usual: Patience = { beatMillis: 5_000, beatsMissed: 12 }

/** Keeps one engine running on a socket: one that dies, or that spins without answering, is replaced, and every committed row is there again. */
export async function supervise(place: Place, log: (line: string) => void, patience = usual) {
  let engine = await startEngine(place)
  let isClosing = false
  let missed = 0
  void replaceWhenEnded()

  async function replaceWhenEnded() {
    await engine.ended
    if (isClosing) return
    log('The embedded database stopped unexpectedly and is started again.')
    for (let attempt = 0; !isClosing && !(await startAgain()); attempt++)
      await wait(Math.min(1_000 * 2 ** attempt, 30_000), undefined, { ref: false })
  }

  async function startAgain(): Promise<boolean> {
    try {
      await rm(place.socket, { force: true })
      engine = await startEngine(place)
    } catch (error) {
      log(`The embedded database did not start: ${(error as Error).message}`)
      return false
    }
    missed = 0
    if (isClosing) await engine.kill()
    else void replaceWhenEnded()
    return true
  }

  // Beats are counted, not timed: a laptop that slept for an hour has missed one.
  const beats = setInterval(() => {
    if (missed >= patience.beatsMissed) return void engine.kill()
    missed += 1
    engine.order({ do: 'beat' }).then(
      () => (missed = 0),
      () => {},
    )
  }, patience.beatMillis)
  beats.unref()

  /** Resolves when the engine answers, be it this one or the next. */
  async function running(): Promise<void> {
    try {
      await engine.order({ do: 'beat' })
    } catch (error) {
      if (isClosing) throw error
      await wait(50)
      return running()
    }
  }

  async function abandon() {
    isClosing = true
    clearInterval(beats)
    await engine.kill()
  }

  return {
    running,
    backUp: (file: string) => engine.order({ do: 'back up', file }),
    abandon,
    async close() {
      isClosing = true
      await engine.order({ do: 'stop' }).catch(() => {})
      await abandon()
    },
  }
}

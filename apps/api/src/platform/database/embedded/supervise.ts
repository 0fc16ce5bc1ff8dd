import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { startEngine } from './engine.ts'
import type { Engine, Place } from './engine.ts'

export type Patience = { beatMillis: number; beatsMissed: number }

/** Keeps one engine running on a socket: one that dies, or that spins without answering, is replaced, and every committed row is there again. */
export async function supervise(place: Place, log: (line: string) => void, patience: Patience = { beatMillis: 5_000, beatsMissed: 12 }) {
  let engine = await startEngine(place)
  let isClosing = false
  let missed = 0
  let restarting = follow()

  async function follow() {
    await engine.ended
    for (let attempt = 0; !isClosing; attempt++) {
      log(
        attempt === 0
          ? 'The embedded database stopped unexpectedly and is started again.'
          : 'The embedded database did not start; trying again.',
      )
      try {
        await wait(Math.min(attempt * 1_000, 30_000), undefined, { ref: false })
        await rm(place.socket, { force: true })
        engine = await startEngine(place)
        missed = 0
        restarting = follow()
        return
      } catch (error) {
        log((error as Error).message)
      }
    }
  }

  // Beats are counted, not timed: a laptop that slept for an hour has missed one.
  function beat(current: Engine) {
    if (missed >= patience.beatsMissed) return void current.kill()
    missed += 1
    current.order({ do: 'beat' }).then(
      () => (missed = 0),
      () => {},
    )
  }
  const beats = setInterval(() => beat(engine), patience.beatMillis)
  beats.unref()

  async function abandon() {
    isClosing = true
    clearInterval(beats)
    await engine.kill()
  }
  return {
    current: () => engine,
    abandon,
    async close() {
      isClosing = true
      await engine.order({ do: 'stop' }).catch(() => {})
      await abandon()
      await restarting
    },
  }
}

import { unlinkSync } from 'node:fs'
import { readFile, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { takeLock } from './take-lock.ts'
import { tokenAt, tokenIn } from './lock-file.ts'

const beatMillis = 1_000

/**
 * Takes a directory for this process alone, over a holder that crashed if need be; throws a sentence that names the
 * one who has it. Two engines on one directory destroy each other's writes, so `onLost` must stop ours at once.
 */
export async function lockDirectory(home: string, onLost: () => void) {
  const path = join(home, 'lock')
  const token = await takeLock(path, home)
  const beat = setInterval(async () => {
    const isOurs = await readFile(path, 'utf8').then(
      (text) => tokenIn(text) === token,
      () => false,
    )
    if (isOurs) return utimes(path, new Date(), new Date()).catch(() => {})
    stop()
    onLost()
  }, beatMillis)
  beat.unref()
  process.once('exit', release)

  function stop() {
    clearInterval(beat)
    process.off('exit', release)
  }
  function release() {
    stop()
    if (tokenAt(path) === token) unlinkSync(path)
  }
  return { release }
}

import { whyNoCsv } from '@hourtab/domain/csv/file-kind'
import { browserTimeZone, todayIn } from '../../days.ts'
import type { Reading } from './reading-summary.ts'
import type { ToRead } from './reading-worker.ts'
// oxlint-disable-next-line import/default -- the bundler answers with the address of what it makes of the file.
import workerAddress from './reading-worker.ts?worker&url'

type Policy = { createScriptURL: (url: string) => string }
type Policies = { createPolicy: (name: string, policy: Policy) => Policy }

// Where a page may run only scripts that it vouched for, this is the one it vouches for.
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes
const vouched = policies?.createPolicy('hourtab-reading', { createScriptURL: (url) => url })

/**
 * Reads a file in a thread of its own, as the server will; null where the browser could not, which says nothing about the file.
 * The thread ends with the signal.
 */
export function readAside(file: File, signal: AbortSignal): Promise<Reading | null> {
  const worker = new Worker(vouched?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' })
  const reading = new Promise<Reading | null>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Reading>) => resolve(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      resolve(null)
    })
    signal.addEventListener('abort', () => resolve(null))
  })
  const asked: ToRead = { file, today: todayIn(browserTimeZone()) }
  worker.postMessage(asked)
  return reading.finally(() => worker.terminate())
}

// As much as the server takes.
const mostBytes = 25 * 1024 * 1024

/** Why a file need not even be sent, in words, by its size and its first bytes. */
export async function whyNotRead(file: File): Promise<string | undefined> {
  try {
    const head = new Uint8Array(await file.slice(0, 64).arrayBuffer())
    if (file.size === 0) return 'The file is empty.'
    if (file.size > mostBytes) return 'It is larger than 25 MB. Export a shorter range of dates.'
    return whyNoCsv(String.fromCharCode(...head))
  } catch {
    return 'It could not be read. A folder cannot be imported, and a file that was moved or changed meanwhile has to be chosen again.'
  }
}

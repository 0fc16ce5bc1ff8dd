import type { Reading } from './reading.ts'
import { startThread, type Thread } from './thread.ts'

/** A file being read in another thread; `close` forgets it. */
export type Reader = {
  [Name in keyof Reading]: (...args: Parameters<Reading[Name]>) => Promise<Awaited<ReturnType<Reading[Name]>>>
} & {
  close: () => void
  isLarge: boolean
  /** What the file came to when it was last held against the log, and what that depended on. */
  last?: { dependsOn: string; worked: unknown }
}

const restMs = 60_000
const keptMs = 60_000
const mostLarge = 2

let count = 0
let shared: { thread: Thread; open: number } | undefined
let rest: NodeJS.Timeout | undefined

/** Begins to read a file. Small files share a thread, which ends when it has rested; a large one has its own, and gives its memory back with it. */
export async function openReader(isLarge: boolean): Promise<{ reader: Reader }> {
  if (!isLarge) return { reader: readerOn(sharedThread(), false, leaveShared) }
  await room()
  const thread = startThread(() => {})
  return {
    reader: readerOn(thread, true, () => {
      thread.end()
      leaveRoom()
    }),
  }
}

function readerOn(thread: Thread, isLarge: boolean, closed: () => void): Reader {
  const id = ++count
  let isClosed = false
  const close = () => {
    if (isClosed) return
    isClosed = true
    thread.forget(id)
    closed()
  }
  const own: Record<string | symbol, unknown> = { close, isLarge, last: undefined }
  const ask = (name: string | symbol) => (name === 'then' ? undefined : (...args: unknown[]) => thread.ask(id, String(name), args))
  return new Proxy({} as Reader, {
    // It has no `then`, or it would be taken for a promise.
    get: (_, name) => (name in own ? own[name] : ask(name)),
    set: (_, name, value: unknown) => Reflect.set(own, name, value),
  })
}

function sharedThread(): Thread {
  if (!shared) {
    const started = { thread: startThread(() => shared === started && (shared = undefined)), open: 0 }
    shared = started
  }
  clearTimeout(rest)
  shared.open++
  return shared.thread
}

function leaveShared() {
  if (!shared || --shared.open > 0) return
  const { thread } = shared
  rest = setTimeout(() => {
    thread.end()
    shared = undefined
  }, restMs).unref()
}

// Each large file takes a few hundred megabytes while it is read, so the third waits for one of the others.
let large = 0
const waiting: (() => void)[] = []

async function room(): Promise<void> {
  if (large >= mostLarge) forget()
  if (large >= mostLarge) await new Promise<void>((resolve) => waiting.push(resolve))
  large++
}

function leaveRoom() {
  large--
  waiting.shift()?.()
}

// The last large draft, as it was read: whoever publishes it does so soon after, and the file need not be read again.
let kept: { name: string; reader: Reader; timer: NodeJS.Timeout } | undefined

/** Keeps a reader under a name for a minute, or until another takes its place. */
export function keepReader(name: string, reader: Reader): void {
  forget()
  kept = { name, reader, timer: setTimeout(forget, keptMs).unref() }
}

/** The reader kept under a name, once. */
export function takeReader(name: string): Reader | undefined {
  if (kept?.name !== name) return undefined
  const { reader, timer } = kept
  clearTimeout(timer)
  kept = undefined
  return reader
}

function forget() {
  if (!kept) return
  clearTimeout(kept.timer)
  kept.reader.close()
  kept = undefined
}

import { Worker } from 'node:worker_threads'
import type { Reading } from './reading.ts'
import type { Asked, Told } from './read-worker.ts'

/** A file being read in the other thread; `close` forgets it. */
export type Reader = {
  [Name in keyof Reading]: (...args: Parameters<Reading[Name]>) => Promise<Awaited<ReturnType<Reading[Name]>>>
} & { close: () => void }

const idleMs = 10_000
type Waiting = { resolve: (value: never) => void; reject: (error: unknown) => void }
type Thread = { worker: Worker; waiting: Map<number, Waiting>; open: Set<number> }

let thread: Thread | undefined
let rest: NodeJS.Timeout | undefined
let count = 0

/** Begins to read a file. One thread reads all files, so that whoever asks for something else is answered meanwhile; it ends when it has rested for a while. */
export function openReader(): Reader {
  const id = ++count
  const { worker, waiting, open } = (thread ??= start())
  clearTimeout(rest)
  open.add(id)
  const post = (asked: Asked) => worker.postMessage(asked)
  const ask = (method: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      if (!open.has(id)) return reject(new Error('This file is read no more'))
      const call = ++count
      waiting.set(call, { resolve, reject })
      post({ reading: id, call, method, args })
    })
  const close = () => {
    if (!open.delete(id)) return
    post({ reading: id, forget: true })
    if (open.size === 0) rest = setTimeout(() => void worker.terminate(), idleMs).unref()
  }
  return new Proxy({} as Reader, {
    // Without a `then`, or it would be taken for a promise.
    get: (_, name) => (name === 'then' ? undefined : name === 'close' ? close : (...args: unknown[]) => ask(String(name), args)),
  })
}

function start(): Thread {
  const worker = new Worker(new URL('read-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
  worker.unref()
  const started: Thread = { worker, waiting: new Map(), open: new Set() }
  worker.on('message', (told: Told) => {
    const waiter = started.waiting.get(told.call)
    started.waiting.delete(told.call)
    if ('error' in told) waiter?.reject(told.error)
    else waiter?.resolve(told.value as never)
  })
  const end = (error: unknown) => {
    if (thread === started) thread = undefined
    for (const { reject } of started.waiting.values()) reject(error)
    started.waiting.clear()
    started.open.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The thread that reads files has ended')))
  return started
}

import { Worker } from 'node:worker_threads'
import type { Asked, Told } from './read-worker.ts'

type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void }

/** A thread that reads files, and what is asked of it. */
export type Thread = {
  /** Bytes that fill a buffer of their own are handed over, not copied: the caller has them no more. */
  ask: (reading: number, method: string, args: unknown[]) => Promise<unknown>
  forget: (reading: number) => void
  end: () => void
}

let count = 0

/** Starts a thread; `ended` is called when it ends by itself. It keeps no process alive. */
export function startThread(ended: () => void): Thread {
  const worker = new Worker(new URL('read-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 8 },
  })
  const waiting = new Map<number, Waiting>()
  let isOver = false
  worker.unref()
  worker.on('message', (told: Told) => {
    const waiter = waiting.get(told.call)
    waiting.delete(told.call)
    if ('error' in told) waiter?.reject(told.error)
    else waiter?.resolve(told.value)
  })
  const end = (error: unknown) => {
    isOver = true
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    ended()
  }
  worker.on('error', end)
  worker.on('exit', () => isOver || end(new Error('The thread that reads files has ended')))
  const post = (asked: Asked, handedOver: ArrayBuffer[] = []) => worker.postMessage(asked, handedOver)
  return {
    ask: (reading, method, args) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new Error('The thread that reads files has ended'))
        const call = ++count
        waiting.set(call, { resolve, reject })
        post({ reading, call, method, args }, ownBuffersIn(args))
      }),
    forget: (reading) => post({ reading, forget: true }),
    end: () => {
      isOver = true
      void worker.terminate()
    },
  }
}

const ownBuffersIn = (args: unknown[]): ArrayBuffer[] =>
  args.flatMap((arg) =>
    arg instanceof Uint8Array && arg.buffer instanceof ArrayBuffer && arg.byteLength === arg.buffer.byteLength ? arg.buffer : [],
  )

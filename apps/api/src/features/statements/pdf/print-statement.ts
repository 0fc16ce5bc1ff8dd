import { Worker } from 'node:worker_threads'
import type { Paper } from '@hourtab/contract/statements'
import { LRUCache } from 'lru-cache'
import type { Asked, Told } from './print-worker.ts'

type Printed = { hash: string; document: string }
type Waiting = { resolve: (bytes: Uint8Array) => void; reject: (error: unknown) => void }

const restMs = 60_000
const keptBytes = 32 * 1024 * 1024

const kept = new LRUCache<string, Uint8Array>({ maxSize: keptBytes, sizeCalculation: ({ byteLength }) => Math.max(1, byteLength) })
const underWay = new Map<string, Promise<Uint8Array>>()
const waiting = new Map<number, Waiting>()
let thread: Worker | undefined
let rest: NodeJS.Timeout | undefined
let count = 0

/** A statement as a PDF on a paper, drawn in a thread of its own; what many ask for is drawn once. */
export async function printStatement({ hash, document }: Printed, paper: Paper): Promise<Uint8Array> {
  const key = `${hash} ${paper}`
  const known = kept.get(key) ?? underWay.get(key)
  if (known) return known
  const printing = drawn({ text: document, hash, paper }).finally(() => underWay.delete(key))
  underWay.set(key, printing)
  const bytes = await printing
  kept.set(key, bytes)
  return bytes
}

function drawn(asked: Omit<Asked, 'call'>): Promise<Uint8Array> {
  clearTimeout(rest)
  const worker = (thread ??= start())
  return new Promise((resolve, reject) => {
    const call = ++count
    waiting.set(call, { resolve, reject })
    worker.postMessage({ call, ...asked } satisfies Asked)
  })
}

// It keeps no process alive, and ends when it has rested.
function start(): Worker {
  const worker = new Worker(new URL('print-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } })
  worker.unref()
  worker.on('message', (told: Told) => {
    const waiter = waiting.get(told.call)
    waiting.delete(told.call)
    if ('error' in told) waiter?.reject(told.error)
    else waiter?.resolve(told.bytes)
    if (waiting.size > 0) return
    rest = setTimeout(() => {
      if (thread === worker) thread = undefined
      void worker.terminate()
    }, restMs).unref()
  })
  const end = (error: unknown) => {
    if (thread !== worker) return
    thread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The thread that prints statements has ended')))
  return worker
}

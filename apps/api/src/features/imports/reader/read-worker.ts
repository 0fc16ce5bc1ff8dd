import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { makeReading } from './reading.ts'

/** What the thread is asked: a call of one reading's, or to forget it. */
export type Asked = { reading: number; call: number; method: string; args: unknown[] } | { reading: number; forget: true }
export type Told = { call: number; value: unknown } | { call: number; error: unknown }

// Linux ranks each thread on its own: whoever answers requests goes first.
if (process.platform === 'linux') setPriority(0, 5)

const readings = new Map<number, ReturnType<typeof makeReading>>()
const tell = (told: Told, handedOver: ArrayBuffer[] = []) => parentPort!.postMessage(told, handedOver)

parentPort!.on('message', (asked: Asked) => {
  if ('forget' in asked) readings.delete(asked.reading)
  else void answer(asked)
})

async function answer({ reading, call, method, args }: Extract<Asked, { call: number }>) {
  try {
    const known = readings.get(reading) ?? makeReading()
    readings.set(reading, known)
    const run = known[method as keyof typeof known] as (...given: unknown[]) => unknown
    const value = await run(...args)
    tell({ call, value }, buffersIn(value))
  } catch (error) {
    tell({ call, error })
  }
}

// Bytes go over without a copy; they are made for this one answer.
const buffersIn = (value: unknown): ArrayBuffer[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((part: unknown) => (part instanceof Uint8Array ? (part.buffer as ArrayBuffer) : []))
    : []

import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { Paper } from '@hourtab/contract/statements'
import { drawStatement } from './draw-statement.ts'

/** What the thread is asked: to print a document, given as its canonical JSON. */
export type Asked = { call: number; text: string; hash: string; paper: Paper }
export type Told = { call: number; bytes: Uint8Array } | { call: number; error: unknown }

// Linux ranks each thread on its own: whoever answers requests goes first.
if (process.platform === 'linux') setPriority(0, 5)

const tell = (told: Told, handedOver: ArrayBuffer[] = []) => parentPort!.postMessage(told, handedOver)

// One after the other: a document is drawn without a pause.
const queue: Asked[] = []
parentPort!.on('message', (asked: Asked) => {
  queue.push(asked)
  if (queue.length === 1) void printAll()
})

async function printAll() {
  for (let asked = queue[0]; asked; asked = queue[0]) {
    const { call, text, hash, paper } = asked
    try {
      const bytes = await drawStatement(text, hash, paper)
      tell({ call, bytes }, [bytes.buffer])
    } catch (error) {
      tell({ call, error })
    }
    queue.shift()
  }
}

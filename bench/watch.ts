import { setTimeout as wait } from 'node:timers/promises'
import { percentile } from './table.ts'

export type Watched = { stallMs: number; memoryMb: number; p99Ms: number }

const resolutionMs = 10
const restMs = 20

/**
 * Watches a running product while it does something else: its longest stall and its memory as `/metrics` tells them, and how long somebody
 * waits who asks for a page all the time.
 */
export function watch(origin: string, path: string): { stop: () => Promise<Watched> } {
  let isOver = false
  const times: number[] = []
  const seen = { stallMs: 0, memoryMb: 0 }
  const ask = async () => {
    while (!isOver) {
      const began = performance.now()
      const response = await fetch(`${origin}${path}`)
      await response.arrayBuffer()
      times.push(performance.now() - began)
      await wait(restMs)
    }
  }
  const measure = async () => {
    await metricsOf(origin)
    while (!isOver) {
      await wait(200)
      const { stallMs, memoryMb } = await metricsOf(origin)
      seen.stallMs = Math.max(seen.stallMs, stallMs)
      seen.memoryMb = Math.max(seen.memoryMb, memoryMb)
    }
  }
  const all = Promise.all([measure(), ask()])
  return {
    stop: async () => {
      isOver = true
      await all
      return { ...seen, p99Ms: percentile(times, 0.99) }
    },
  }
}

// The lag is since the last time it was read, and counts the interval at which it is sampled.
async function metricsOf(origin: string): Promise<{ stallMs: number; memoryMb: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const read = (name: string) => Number(new RegExp(String.raw`^${name} ([\d.e+-]+)$`, 'm').exec(text)?.[1])
  return {
    stallMs: Math.max(0, read('nodejs_eventloop_lag_max_seconds') * 1000 - resolutionMs),
    memoryMb: read('process_resident_memory_bytes') / 1024 / 1024,
  }
}

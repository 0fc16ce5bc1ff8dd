import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { cast } from '../cast.ts'
import { startProduct } from '../processes.ts'
import { median, percentile, type Row } from '../table.ts'

const readers = 5000
const mostMegabytes = 250
const mostMillis = 1000
const updates = 5

/** Many open client pages on one process: the memory they take, and how long after a write is answered the last of them has heard of it. */
export async function streams(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  const { key, newRetainer } = await cast(product.origin)
  const today = new Date().toISOString().slice(0, 10)
  const { id, token } = await newRetainer(`${today.slice(0, 8)}01`)
  const log = async (description: string) => {
    const response = await fetch(`${product.origin}/api/v1/retainers/${id}/entries`, {
      method: 'POST',
      headers: { authorization: key, 'content-type': 'application/json' },
      body: JSON.stringify({ workedOn: today, duration: '15m', description }),
    })
    if (!response.ok) throw new Error(`The entry was answered ${response.status}`)
    await response.arrayBuffer()
    return Date.now()
  }
  for (let n = 0; n < 50; n++) await log(`Vendor A: weekly sync + change order analysis ${n}`)
  const version = async () => {
    const response = await fetch(`${product.origin}/api/v1/public/balances/${token}`)
    return ((await response.json()) as { version: number }).version
  }
  await version()
  const before = megabytesOf(product.pid)

  const listener = await listen({ ORIGIN: product.origin, TOKEN: token, COUNT: String(readers) })
  try {
    const taken = megabytesOf(product.pid) - before
    const waits: number[][] = []
    for (let n = 0; n < updates; n++) {
      const answeredAt = await log(`Go-live: cutover checklist ${n}`)
      waits.push((await listener.heard(await version())).map((at) => Math.max(0, at - answeredAt)))
    }
    const [last, p99] = [median(waits.map((each) => Math.max(...each))), median(waits.map((each) => percentile(each, 0.99)))]
    const limit = (what: string, value: number, most: number, unit: string): Row => ({
      what,
      product: `${Math.round(value)} ${unit}`,
      limit: `${most} ${unit}`,
      ratio: value / most,
      goal: '≤ 1',
      isMet: value <= most,
    })
    return [
      limit(`memory of ${readers} open streams`, taken, mostMegabytes, 'MB'),
      limit(`an update reaches 99 % of ${readers} streams`, p99, mostMillis, 'ms'),
      limit(`an update reaches the last of ${readers} streams`, last, mostMillis, 'ms'),
    ]
  } finally {
    await listener.stop()
    await product.stop()
  }
}

async function listen(env: Record<string, string>) {
  const file = resolve(import.meta.dirname, '../readers.ts')
  const child = spawn(process.execPath, [file], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const line = async (start: string): Promise<string> => {
    for (;;) {
      const [said] = (await once(lines, 'line')) as [string]
      if (said.startsWith(start)) return said
      throw new Error(`A reader said: ${said}`)
    }
  }
  await line('all')
  return {
    /** When each reader heard of a version, once all have. */
    heard: async (version: number): Promise<number[]> => {
      for (;;) {
        await new Promise((resume) => setTimeout(resume, 500))
        const told = line('heard')
        child.stdin.write(`${version}\n`)
        const times = JSON.parse((await told).slice('heard '.length)) as number[]
        if (times.length >= readers) return times
      }
    },
    stop: async () => {
      const ended = once(child, 'exit')
      lines.close()
      child.kill()
      await ended
    },
  }
}

const megabytesOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

import { cast, givePast } from '../cast.ts'
import { startProduct } from '../processes.ts'
import { median, type Row } from '../table.ts'

const sizes = [10, 10_000, 1_000_000]
const startsOn = '2021-01-01'
const reads = 400

/** The public balance and a page of the log, never read before, at three lengths of past. */
export async function growth(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  try {
    const { newRetainer } = await cast(product.origin)
    const through = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10)
    const pasts = []
    for (const size of sizes) {
      const { id, token } = await newRetainer(startsOn)
      await givePast(product.databaseUrl, id, startsOn, through, size)
      pasts.push({ size, url: `${product.origin}/api/v1/public/balances/${token}`, times: [] as number[] })
    }
    const days = Array.from({ length: reads }, (_, n) =>
      new Date(Date.parse(startsOn) + (40 + n * 4) * 86_400_000).toISOString().slice(0, 10),
    )
    // A day of its own for every reading, so that no answer is ready; the three take turns, so that noise meets all.
    for (const [n, day] of days.entries()) {
      for (const past of pasts) {
        const took = await timeOf(`${past.url}?on=${day}`)
        if (n >= 50) past.times.push(took)
      }
    }
    const [ten, tenThousand, million] = pasts.map(({ times }) => median(times)) as [number, number, number]
    const ms = (value: number) => `${value.toFixed(2)} ms`
    const line = (what: string, product_: number, limit: number, name: string): Row => {
      const ratio = product_ / limit
      return { what, product: ms(product_), limit: `${ms(limit)} at ${name}`, ratio, goal: '≤ 1.15', isMet: ratio <= 1.15 }
    }
    return [
      line('GET public balance, not ready, at 1,000,000 entries', million, tenThousand, '10,000 entries'),
      { ...line('GET public balance, not ready, at 10,000 entries', tenThousand, ten, '10 entries'), goal: 'shown', isMet: true },
    ]
  } finally {
    await product.stop()
  }
}

async function timeOf(url: string): Promise<number> {
  const began = performance.now()
  const response = await fetch(url)
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`it answered ${response.status}`)
  return performance.now() - began
}

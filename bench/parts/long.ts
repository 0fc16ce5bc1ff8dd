import { launchBrowser } from '../../e2e/browser.ts'
import { cast, givePast, type Cast } from '../cast.ts'
import { startProduct } from '../processes.ts'
import { median, type Row } from '../table.ts'

const years = 20
const count = 200_000
const opened = 40
const asked = 200
const mostTimes = 1.15

type Known = { id: string; calls: Record<string, string> }

/**
 * A retainer of 20 years and 200,000 entries, every cycle but this one closed, opened in the console beside one that begins with this cycle
 * and holds the same entries in it; and beside one of 20 years that nobody ever closed. They take turns, so that noise meets all.
 */
export async function longPast(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  const browser = await launchBrowser()
  try {
    const it = await cast(product.origin)
    const today = new Date().toISOString().slice(0, 10)
    const thisMonth = `${today.slice(0, 8)}01`
    const firstMonth = `${Number(today.slice(0, 4)) - years}${thisMonth.slice(4)}`
    const perDay = count / ((Date.parse(today) - Date.parse(firstMonth)) / 86_400_000)
    const make = async (startsOn: string, entries: number): Promise<Known> => {
      const { id } = await it.newRetainer(startsOn)
      await givePast(product.databaseUrl, id, startsOn, today, entries)
      const of = (path: string) => `/api/v1/retainers/${id}${path}`
      return { id, calls: { retainer: of(''), balance: of('/balance'), cycles: of('/cycles'), entries: of(`/entries?cycle=${thisMonth}`) } }
    }
    const fresh = await make(thisMonth, Math.max(1, Math.round(perDay * (Number(today.slice(8)) - 1))))
    const [closed, open] = [await make(firstMonth, count), await make(firstMonth, count)]
    for (let n = 0; n < years * 12; n++) await closeOldest(it, closed.id)

    const rows: Row[] = []
    const context = await browser.newContext({ baseURL: it.origin, timezoneId: 'UTC' })
    await context.addCookies(it.cookies.map(([name, value]) => ({ name, value, url: it.origin })))
    const page = await context.newPage()
    const open_ = async ({ id }: Known) => {
      const began = performance.now()
      await page.goto(`/retainers/${id}`, { waitUntil: 'commit' })
      await page.locator('.work-log .entry').first().waitFor()
      return performance.now() - began
    }
    const pages = await inTurn([fresh, closed, open], opened, open_)
    rows.push(row('console opens 20 years, 200,000 entries, closed', pages[1]!, pages[0]!, true))
    rows.push(row('console opens the same, never closed', pages[2]!, pages[0]!, true))

    for (const name of Object.keys(fresh.calls)) {
      const ask = async ({ calls }: Known) => {
        const began = performance.now()
        const answer = await fetch(it.origin + calls[name]!, { headers: { authorization: it.key } })
        await answer.arrayBuffer()
        if (!answer.ok) throw new Error(`${calls[name]} answered ${answer.status}`)
        return performance.now() - began
      }
      const times = await inTurn([fresh, closed, open], asked, ask)
      rows.push(row(`  GET ${name}, closed`, times[1]!, times[0]!), row(`  GET ${name}, never closed`, times[2]!, times[0]!))
    }
    return rows
  } finally {
    await browser.close()
    await product.stop()
  }
}

async function inTurn(of: Known[], times: number, time: (one: Known) => Promise<number>): Promise<number[][]> {
  const took = of.map(() => [] as number[])
  for (let n = -3; n < times; n++) {
    for (const [at, one] of of.entries()) {
      const ms = await time(one)
      if (n >= 0) took[at]!.push(ms)
    }
  }
  return took
}

// The middle of the ratios of those that were measured one after the other.
function row(what: string, long: number[], fresh: number[], isGoal = false): Row {
  const ratio = median(long.map((ms, n) => ms / fresh[n]!))
  const ms = (values: number[]) => `${median(values).toFixed(1)} ms`
  const goal = isGoal ? { goal: `≤ ${mostTimes}`, isMet: ratio <= mostTimes } : { goal: 'shown', isMet: true }
  return { what, product: ms(long), limit: `${ms(fresh)} a new one`, ratio, ...goal }
}

async function closeOldest({ origin, key }: Cast, retainerId: string): Promise<void> {
  const headers = { authorization: key, 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api/v1/retainers/${retainerId}/statements`, { method: 'POST', headers, body: '{}' })
  if (!answer.ok) throw new Error(`closing answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}

import pg from 'pg'
import { cast, givePast } from '../cast.ts'
import { load, type Load } from '../load.ts'
import { startBare, startProduct } from '../processes.ts'
import { median, type Row } from '../table.ts'

const rounds = 5
const seconds = 3
const connections = 20

/** The public balance, strictly fresh, against a bare Fastify that reads one row and sends the same bytes. */
export async function readBalance(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  const { newRetainer } = await cast(product.origin)
  const startsOn = new Date().toISOString().slice(0, 8).concat('01')
  const { id, token } = await newRetainer(startsOn)
  await givePast(product.databaseUrl, id, startsOn, new Date().toISOString().slice(0, 10), 50)
  const path = `/api/v1/public/balances/${token}`
  const response = await fetch(`${product.origin}${path}`)
  const etag = response.headers.get('etag') ?? ''
  await keep(product.databaseUrl, token, await response.text())
  const bare = await startBare(product.databaseUrl, token)
  try {
    const measured: Record<'bare' | 'fresh' | 'unchanged', Load[]> = { bare: [], fresh: [], unchanged: [] }
    const ofBare = () => load({ origin: bare.origin, paths: ['/'], connections, seconds })
    const ofProduct = (headers: Record<string, string>) => load({ origin: product.origin, paths: [path], connections, seconds, headers })
    await ofBare()
    await ofProduct({})
    for (let round = 0; round < rounds; round++) {
      measured.bare.push(await ofBare())
      measured.fresh.push(await ofProduct({}))
      measured.unchanged.push(await ofProduct({ 'if-none-match': etag }))
    }
    return [
      row('GET public balance, fresh', measured.fresh, measured.bare, 0.85),
      row('GET public balance, unchanged (304)', measured.unchanged, measured.bare, 1),
    ]
  } finally {
    await bare.stop()
    await product.stop()
  }
}

function row(what: string, product: Load[], bare: Load[], goal: number): Row {
  const [ours, theirs] = [product, bare].map((runs) => median(runs.map(({ perSecond }) => perSecond))) as [number, number]
  const ratio = ours / theirs
  return {
    what,
    product: `${Math.round(ours)}/s`,
    limit: `${Math.round(theirs)}/s bare Fastify + pg`,
    ratio,
    goal: `≥ ${goal}`,
    isMet: ratio >= goal,
  }
}

async function keep(databaseUrl: string, key: string, body: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('create table bench_bodies (key text primary key, body text not null)')
  await client.query('insert into bench_bodies values ($1, $2)', [key, body])
  await client.end()
}

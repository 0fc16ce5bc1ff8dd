import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { cast } from '../cast.ts'
import { load } from '../load.ts'
import { binaries } from '../postgres.ts'
import { startProduct } from '../processes.ts'
import { median, type Row } from '../table.ts'

const rounds = 5
const seconds = 4
const connections = 20

/** Logging an entry with everything that belongs to it, against pgbench inserting one durable row; and twenty writers on one retainer. */
export async function writeEntry(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  const folder = mkdtempSync(join(tmpdir(), 'hourtab-bench-'))
  try {
    const { key, newRetainer } = await cast(product.origin)
    const today = new Date().toISOString().slice(0, 10)
    const startsOn = `${today.slice(0, 8)}01`
    const retainers: string[] = []
    for (let n = 0; n < connections; n++) retainers.push((await newRetainer(startsOn)).id)
    const client = new pg.Client({ connectionString: product.databaseUrl })
    await client.connect()
    await client.query('create table bench_rows (id uuid primary key default gen_random_uuid(), n int not null, text text not null)')
    await client.end()
    const script = join(folder, 'insert.sql')
    writeFileSync(
      script,
      String.raw`\set n random(1, 100000)` +
        `\ninsert into bench_rows (n, text) values (:n, 'Vendor A: weekly sync + change order analysis + deliverable acceptance review');\n`,
    )

    const body = JSON.stringify({
      workedOn: today,
      duration: '1h',
      description: 'Vendor A: weekly sync + change order analysis + deliverable acceptance review',
    })
    const post = async (ids: string[]) => {
      const paths = ids.map((id) => `/api/v1/retainers/${id}/entries`)
      const headers = { authorization: key, 'content-type': 'application/json' }
      return (await load({ origin: product.origin, paths, connections, seconds, method: 'POST', headers, body })).perSecond
    }

    const measured = { pgbench: [] as number[], prepared: [] as number[], spread: [] as number[], one: [] as number[] }
    await post(retainers)
    for (let round = 0; round < rounds; round++) {
      measured.pgbench.push(pgbench(product.databaseUrl, script, 'simple'))
      measured.prepared.push(pgbench(product.databaseUrl, script, 'prepared'))
      measured.spread.push(await post(retainers))
      measured.one.push(await post(retainers.slice(0, 1)))
    }
    const [limit, prepared, spreadOut, one] = [measured.pgbench, measured.prepared, measured.spread, measured.one].map(median) as [
      number,
      number,
      number,
      number,
    ]
    const perSecond = (value: number) => `${Math.round(value)}/s`
    return [
      {
        what: 'POST entry, 20 connections, 20 retainers',
        product: perSecond(spreadOut),
        limit: `${perSecond(limit)} pgbench insert (prepared: ${perSecond(prepared)}, ${(spreadOut / prepared).toFixed(2)})`,
        ratio: spreadOut / limit,
        goal: '≥ 0.3',
        isMet: spreadOut / limit >= 0.3,
      },
      {
        what: 'POST entry, 20 connections, one retainer',
        product: perSecond(one),
        limit: `${perSecond(spreadOut)} over 20 retainers`,
        ratio: one / spreadOut,
        goal: '≥ 0.3',
        isMet: one / spreadOut >= 0.3,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await product.stop()
  }
}

/** As it comes, pgbench sends the text of its statement each time. */
function pgbench(databaseUrl: string, script: string, protocol: 'simple' | 'prepared'): number {
  const out = execFileSync(
    join(binaries(), 'pgbench'),
    ['-n', '-M', protocol, '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', script, databaseUrl],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  return Number(/tps = ([\d.]+)/.exec(out)?.[1])
}

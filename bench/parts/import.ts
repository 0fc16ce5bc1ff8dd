import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { cast } from '../cast.ts'
import { binaries } from '../postgres.ts'
import { startProduct } from '../processes.ts'
import { median, type Row } from '../table.ts'
import { watch } from '../watch.ts'

const rounds = 3
const count = 100_000
const startsOn = '2024-01-01'
const days = 720

/** A hundred thousand rows of a tracker's export, drafted and published, against COPY of the same rows into a table with the same indexes and the same reference. */
export async function importRows(server: string): Promise<Row[]> {
  const product = await startProduct(server)
  const folder = mkdtempSync(join(tmpdir(), 'hourtab-bench-import-'))
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  try {
    const { key, newRetainer } = await cast(product.origin)
    const post = async (path: string, body: string, type: string) => {
      const response = await fetch(`${product.origin}${path}`, {
        method: 'POST',
        body,
        headers: { authorization: key, 'content-type': type },
      })
      if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
      return (await response.json()) as { import: { id: string; totals: { new: number } } }
    }
    const file = exported()
    const { token } = await newRetainer(startsOn)
    const idle = watch(product.origin, `/api/v1/public/balances/${token}`)
    await wait(3000)
    const before = await idle.stop()

    const measured = { drafted: [] as number[], published: [] as number[], copied: [] as number[] }
    const busy = watch(product.origin, `/api/v1/public/balances/${token}`)
    const ready = join(folder, 'ready.copy')
    await client.query('create table bench_entries (like entries including all)')
    await client.query('alter table bench_entries add foreign key (workspace_id, retainer_id) references retainers (workspace_id, id)')
    for (let round = 0; round < rounds; round++) {
      const { id } = await newRetainer(startsOn)
      const began = performance.now()
      const draft = await post(`/api/v1/retainers/${id}/imports?filename=toggl.csv`, file, 'text/csv')
      measured.drafted.push(performance.now() - began)
      if (draft.import.totals.new !== count) throw new Error(`${draft.import.totals.new} rows were new`)
      const drafted = performance.now()
      await post(`/api/v1/imports/${draft.import.id}/publish`, '{}', 'application/json')
      measured.published.push(performance.now() - drafted)
      if (round === 0) psql(product.databaseUrl, String.raw`\copy (select * from entries where retainer_id = '${id}') to '${ready}'`)
      await client.query('truncate bench_entries')
      measured.copied.push(
        Number(/Time: ([\d.]+) ms/.exec(psql(product.databaseUrl, String.raw`\copy bench_entries from '${ready}'`))?.[1]),
      )
    }
    const during = await busy.stop()
    const [drafted, published, copied] = [measured.drafted, measured.published, measured.copied].map(median) as [number, number, number]
    const ratio = (drafted + published) / copied
    const above = during.memoryMb - before.memoryMb
    const ms = (value: number) => `${Math.round(value)} ms`
    const limited = (what: string, value: number, most: number, unit: string, beside: string): Row => ({
      what: `import of 100,000 rows, ${what}`,
      product: `${Math.round(value)} ${unit}`,
      limit: beside,
      ratio: value / most,
      goal: `≤ ${most} ${unit}`,
      isMet: value <= most,
    })
    return [
      {
        what: 'import of 100,000 rows, draft + publish',
        product: `${ms(drafted)} + ${ms(published)}`,
        limit: `${ms(copied)} COPY`,
        ratio,
        goal: '≤ 3',
        isMet: ratio <= 3,
      },
      limited('longest stall', during.stallMs, 25, 'ms', `${ms(before.stallMs)} idle`),
      limited('memory above idle', above, 300, 'MB', `${Math.round(before.memoryMb)} MB idle`),
      limited('p99 of other requests', during.p99Ms, 250, 'ms', `${ms(before.p99Ms)} idle`),
    ]
  } finally {
    await client.end()
    rmSync(folder, { recursive: true, force: true })
    await product.stop()
  }
}

const psql = (databaseUrl: string, command: string): string =>
  execFileSync(join(binaries(), 'psql'), [databaseUrl, '-c', String.raw`\timing on`, '-c', command], { encoding: 'utf8' })

// The detailed report of Toggl, 12 MB of it.
function exported(): string {
  const lines = ['User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (USD)']
  const two = (n: number) => String(n).padStart(2, '0')
  for (let n = 0; n < count; n++) {
    const day = new Date(Date.parse(startsOn) + Math.floor((n * days) / count) * 86_400_000).toISOString().slice(0, 10)
    const [hour, minute, length] = [8 + (n % 9), n % 60, 5 + (n % 50)]
    const end = hour * 60 + minute + length
    lines.push(
      `Ines Moro,ines@moro.example,Halden Rail,ERP rollout,,"Vendor A: weekly sync + change order analysis, no. ${n}",Yes,${day},${two(hour)}:${two(minute)}:00,${day},` +
        `${two(Math.floor(end / 60))}:${two(end % 60)}:00,00:${two(length)}:00,,150.00`,
    )
  }
  return `${lines.join('\n')}\n`
}

import { inBrowser } from './parts/browser.ts'
import { growth } from './parts/growth.ts'
import { importRows } from './parts/import.ts'
import { longPast } from './parts/long.ts'
import { page } from './parts/page.ts'
import { readBalance } from './parts/read-balance.ts'
import { streams } from './parts/streams.ts'
import { writeEntry } from './parts/write-entry.ts'
import { withPostgres } from './postgres.ts'
import { printTable, type Row } from './table.ts'

const parts: Record<string, (server: string) => Promise<Row[]>> = {
  read: readBalance,
  growth,
  long: longPast,
  write: writeEntry,
  import: importRows,
  browser: inBrowser,
  page,
  streams,
}

const wanted = process.argv[2]
if (wanted !== undefined && !parts[wanted]) {
  process.stderr.write(`There is no part ${wanted}. The parts are: ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}

const rows: Row[] = []
await withPostgres(async (server) => {
  for (const [name, part] of Object.entries(parts)) if (wanted === undefined || wanted === name) rows.push(...(await part(server)))
})
printTable(rows)
process.exit(rows.every((row) => row.isMet) ? 0 : 1)

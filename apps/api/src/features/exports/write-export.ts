import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Db } from '../../platform/context.ts'
import type { Database } from '../../platform/database/open.ts'
import { readLines } from '../../platform/database/read-lines.ts'
import { inSnapshot } from '../../platform/tenancy.ts'
import { balanceDigest, ledgersOf, type BalanceSum } from './balances.ts'
import { carried, peopleFile, workspaceFile } from './carried.ts'
import { about, formatVersion, manifestFile, type Manifest } from './manifest.ts'
import { selectLog, selectPeople, selectRows, selectWorkspace } from './selecting.ts'
import { cyclesAsCsv, cyclesHeading, logAsCsv, logHeading } from './tables-as-csv.ts'
import { writeZip, type Member, type Portion, type Written } from './zip-of.ts'

/**
 * Everything in a workspace at one moment, as a zip. It is written to a file first, so that whoever reads it slowly holds no connection
 * meanwhile; the file is gone once it is read or left.
 */
export async function exportWorkspace({ database }: { database: Database }, workspaceId: string): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'hourtab-export-'))
  const leave = () => void rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'export.zip')
    await inSnapshot(database, workspaceId, (db) => writeExport(db, workspaceId, path))
    return createReadStream(path).once('close', leave)
  } catch (error) {
    leave()
    throw error
  }
}

async function writeExport(db: Db, workspaceId: string, path: string): Promise<void> {
  const files: Written[] = []
  const summed: { balances?: BalanceSum; workspace?: Manifest['workspace'] } = {}
  const rowsOf = (file: string, query: string): Member => ({ name: file, portions: () => asJson(readLines(db, query)) })

  async function* workspace() {
    for await (const lines of readLines(db, selectWorkspace(workspaceId))) {
      const { id, name } = JSON.parse(lines[0]!) as Manifest['workspace']
      summed.workspace = { id, name }
      yield* asJson([lines])
    }
  }
  async function* log() {
    yield { text: logHeading, rows: 0 }
    for await (const lines of readLines(db, selectLog(workspaceId))) yield { text: logAsCsv(lines), rows: lines.length }
  }
  async function* cycles() {
    const digest = balanceDigest()
    yield { text: cyclesHeading, rows: 0 }
    for await (const ledgered of ledgersOf(db, workspaceId)) {
      digest.add(ledgered)
      yield { text: cyclesAsCsv(ledgered), rows: ledgered.lines.length }
    }
    summed.balances = digest.summed()
  }
  async function* manifest() {
    const whole: Manifest = {
      format: 'hourtab-workspace',
      version: formatVersion,
      workspace: summed.workspace!,
      files: [...files],
      balances: summed.balances!,
    }
    yield { text: `${JSON.stringify(whole, null, 2)}\n`, rows: 0 }
  }
  async function* readme() {
    yield { text: about, rows: 0 }
  }

  const members: Member[] = [
    { name: 'README.txt', portions: readme },
    { name: 'entries.csv', portions: log },
    { name: 'cycles.csv', portions: cycles },
    { name: workspaceFile.file, portions: workspace },
    rowsOf(peopleFile.file, selectPeople(workspaceId)),
    ...carried.map((each) => rowsOf(each.file, selectRows(each, workspaceId))),
    { name: manifestFile, portions: manifest },
  ]
  await writeZip(path, members, (file) => files.push(file))
}

/** Rows as one JSON array, a row to a line. */
async function* asJson(portions: AsyncIterable<string[]> | string[][]): AsyncGenerator<Portion> {
  let before = '[\n'
  for await (const lines of portions) {
    yield { text: before + lines.join(',\n'), rows: lines.length }
    before = ',\n'
  }
  yield { text: before === '[\n' ? '[]\n' : '\n]\n', rows: 0 }
}

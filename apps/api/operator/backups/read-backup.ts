import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { linesIn } from '../../src/platform/lines-in.ts'
import { formatVersion, Header, mark, Section, Sums } from './format.ts'

/** A part of a backup: rows of one table, each a JSON text, or what all of it comes to. */
type Part = { section: Section; rows: string[] } | { sums: Sums }
export type Backup = { header: Header; parts: AsyncGenerator<Part> }

const rowsAtOnce = 500
const lettersAtOnce = 2_000_000

/** Opens a backup; throws one sentence when it is none, is not whole, or was made by a newer version. */
export async function readBackup(file: string): Promise<Backup> {
  const lines = linesOf(file)
  const { value: first } = await lines.next()
  const header = Header.safeParse(first === undefined ? undefined : parsed(first))
  if (!header.success) throw new Error(`${file} is no backup of HourTab: make one with pnpm hourtab backup.`)
  if (header.data.version > formatVersion) throw new Error(`A newer HourTab made ${file}: restore it with that version.`)
  // Read through once, checksum at the end included, so that nothing is begun with a damaged file.
  let last = first!
  for await (const line of lines) last = line
  if (!Sums.safeParse(parsed(last)).success) throw damaged(file)
  const again = linesOf(file)
  await again.next()
  return { header: header.data, parts: partsOf(file, again) }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* linesIn(unzipped(file))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Error(`There is no file ${file}.`, { cause: error })
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') throw damaged(file)
    throw error
  }
}

// What goes wrong on the way is thrown where the lines are read, and nowhere else.
function unzipped(file: string): AsyncIterable<Buffer> {
  const unzip = createGunzip().on('error', () => {})
  return pipeline(createReadStream(file), unzip, () => {})
}

const damaged = (file: string) => new Error(`${file} is no whole backup of HourTab: restore another, or copy it here once more.`)

function parsed(line: string): unknown {
  try {
    return line.startsWith(mark) ? JSON.parse(line.slice(mark.length)) : undefined
  } catch {
    return undefined
  }
}

async function* partsOf(file: string, lines: AsyncGenerator<string>): AsyncGenerator<Part> {
  let section: Section | undefined
  let rows: string[] = []
  let letters = 0
  let sums: Sums | undefined
  for await (const line of lines) {
    if (line.startsWith(mark) || rows.length === rowsAtOnce || letters > lettersAtOnce) {
      if (section && rows.length > 0) yield { section, rows }
      rows = []
      letters = 0
    }
    if (line.startsWith(mark)) {
      const said = parsed(line)
      sums = Sums.safeParse(said).data
      section = Section.safeParse(said).data
      if (!sums && !section) throw damaged(file)
    } else {
      rows.push(line)
      letters += line.length
    }
  }
  if (!sums) throw damaged(file)
  yield { sums }
}

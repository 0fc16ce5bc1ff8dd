import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { linesIn } from '../../platform/lines-in.ts'
import { formatVersion, Manifest, manifestFile } from './manifest.ts'

/** An export that is open for reading: what it says of itself, and its rows, each checked against that. */
export type Opened = {
  manifest: Manifest
  /** The rows of a file, some at a time; throws at the end of one that is not what the manifest says. */
  rowsOf: (file: string) => AsyncGenerator<string[]>
  close: () => void
}

const rowsAtOnce = 500

/** Opens an export; throws one sentence when it is none, is not whole, or was written by a newer version. */
export async function openExport(path: string): Promise<Opened> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} is no whole zip file: take the export out again and copy all of it.`,
    )
  })
  try {
    const members = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) members.set(entry.fileName, entry)
    const manifest = readManifest(path, await textOf(zip, members.get(manifestFile)))
    for (const { name } of manifest.files) if (!members.has(name)) throw damaged(path, name)
    return { manifest, rowsOf: (file) => rowsIn(path, zip, members, manifest, file), close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

const damaged = (path: string, name: string) => new Error(`${path} is damaged in ${name}: take the export out again and copy all of it.`)

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  return entry ? text(await zip.openReadStreamPromise(entry)) : ''
}

function readManifest(path: string, said: string): Manifest {
  const foreign = new Error(`${path} is no export of a HourTab workspace: take one out in the settings of the workspace.`)
  let given: { format?: unknown; version?: unknown }
  try {
    given = JSON.parse(said) as typeof given
  } catch {
    throw foreign
  }
  if (given?.format !== 'hourtab-workspace') throw foreign
  if (typeof given.version === 'number' && given.version > formatVersion)
    throw new Error(
      `${path} was written by a newer HourTab (format ${given.version}, this one reads ${formatVersion}): import it with that version.`,
    )
  const read = Manifest.safeParse(given)
  if (!read.success) throw damaged(path, manifestFile)
  return read.data
}

async function* rowsIn(
  path: string,
  zip: ZipFile,
  members: Map<string, Entry>,
  { files }: Manifest,
  name: string,
): AsyncGenerator<string[]> {
  const said = files.find((file) => file.name === name)
  if (!said) throw damaged(path, name)
  const hash = createHash('sha256')
  let rows = 0
  try {
    for await (const lines of rowsOfArray(hashed(await zip.openReadStreamPromise(members.get(name)!), hash))) {
      rows += lines.length
      yield lines
    }
  } catch {
    throw damaged(path, name)
  }
  if (rows !== said.rows || hash.digest('hex') !== said.sha256) throw damaged(path, name)
}

async function* hashed(bytes: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const some of bytes) {
    hash.update(some)
    yield some
  }
}

/** The rows of a JSON array that stands a row to a line. */
async function* rowsOfArray(bytes: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  let rows: string[] = []
  for await (const line of linesIn(bytes)) {
    if (!line.startsWith('{')) continue
    rows.push(line.endsWith(',') ? line.slice(0, -1) : line)
    if (rows.length < rowsAtOnce) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

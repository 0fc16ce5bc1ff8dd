import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { linesIn } from '../../platform/lines-in.ts'
import { formatVersion, Manifest, manifestFile } from './manifest.ts'

/** An export that is open for reading: what it says of itself, and its rows. */
export type Opened = {
  manifest: Manifest
  /** The rows of a file, some at a time. */
  rowsOf: (file: string) => AsyncGenerator<string[]>
  close: () => void
}

const rowsAtOnce = 500

/** Opens an export and reads it through once, so that nothing is begun with a damaged one; throws one sentence when it is none, is not whole, or was written by a newer version. */
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
    const opened = (name: string) => zip.openReadStreamPromise(members.get(name)!)
    for (const { name, sha256 } of manifest.files)
      if (!members.has(name) || (await sumOf(opened(name))) !== sha256) throw damaged(path, name)
    return { manifest, rowsOf: (file) => rowsOfArray(path, file, members, opened), close: () => zip.close() }
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

/** The SHA-256 of what a member of a zip holds; undefined when it cannot be read. */
async function sumOf(opening: Promise<AsyncIterable<Buffer>>): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const bytes of await opening) hash.update(bytes)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

/** The rows of a JSON array that stands a row to a line. */
async function* rowsOfArray(
  path: string,
  file: string,
  members: Map<string, Entry>,
  opened: (file: string) => Promise<AsyncIterable<Buffer>>,
) {
  if (!members.has(file)) throw damaged(path, file)
  let rows: string[] = []
  for await (const line of linesIn(await opened(file))) {
    if (!line.startsWith('{')) continue
    rows.push(line.endsWith(',') ? line.slice(0, -1) : line)
    if (rows.length < rowsAtOnce) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

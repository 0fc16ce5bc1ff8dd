import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** Text that becomes one file of a zip, and how many rows that text holds. */
export type Portion = { text: string; rows: number }
export type Member = { name: string; portions: () => AsyncIterable<Portion> }
export type Written = { name: string; rows: number; sha256: string }

// The earliest moment that a zip can name, on the clock of whatever zone this runs in: the same data gives the same bytes.
const always = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true }

/** Writes a zip to a path, one member after the other, compressed beside whatever else this process does; `written` is told of each. */
export async function writeZip(path: string, members: Iterable<Member>, written: (member: Written) => void): Promise<void> {
  const zip = new ZipFile()
  const failed = Promise.withResolvers<never>()
  zip.on('error', failed.reject)
  async function* bytesOf({ name, portions }: Member): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    let rows = 0
    try {
      for await (const portion of portions()) {
        const bytes = Buffer.from(portion.text)
        hash.update(bytes)
        rows += portion.rows
        yield bytes
      }
      written({ name, rows, sha256: hash.digest('hex') })
    } catch (error) {
      failed.reject(error)
      throw error
    }
  }
  for (const member of members) {
    // Opened when its turn comes, so that the last may tell of those before it.
    zip.addReadStreamLazy(member.name, always, (give) => {
      give(null, Readable.from(bytesOf(member), { objectMode: false }).on('error', failed.reject))
    })
  }
  zip.end()
  await Promise.race([pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 })), failed.promise])
}

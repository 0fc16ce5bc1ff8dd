import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the directory is written with. The file format of Postgres changes with its major version, and there is no upgrade in place. */
export const written = { format: 1, pglite: '0.5', postgres: 18 }

/** Marks a directory with the versions that write it; throws when other versions wrote it. */
export async function stampDirectory(home: string) {
  const stamp = join(home, 'version')
  const found = await readFile(stamp, 'utf8').catch(() => unstamped(home))
  if (found !== undefined && !isSame(found)) {
    throw new Error(
      `${home} was written by another version of the embedded database (${found.trim()}, this one is ${JSON.stringify(written)}): ` +
        'start the HourTab that wrote it, export each workspace there, and import it here with DATA_DIR set to an empty folder.',
    )
  }
  if (existsSync(stamp)) return
  await writeFile(`${stamp}.new`, `${JSON.stringify(written)}\n`, { flush: true })
  await rename(`${stamp}.new`, stamp)
}

/** A database that came here without its stamp, copied by hand, still says which Postgres wrote it. */
async function unstamped(home: string): Promise<string | undefined> {
  const postgres = await readFile(join(home, 'db', 'PG_VERSION'), 'utf8').catch(() => undefined)
  return postgres === undefined ? undefined : JSON.stringify({ ...written, postgres: Number(postgres) })
}

function isSame(found: string): boolean {
  try {
    const stamp = JSON.parse(found) as Partial<typeof written>
    return stamp.format === written.format && stamp.pglite === written.pglite && stamp.postgres === written.postgres
  } catch {
    return false
  }
}

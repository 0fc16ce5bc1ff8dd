import { openAsBlob, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'

/** Makes an empty database, or one from a backup, under another name and renames it when it is whole: half a database would never start again. */
export async function makeDirectory(directory: string, startFrom?: string) {
  if (existsSync(directory)) return
  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const db = await PGlite.create(unfinished, startFrom ? { loadDataDir: await openAsBlob(startFrom) } : {})
  await db.close()
  await rename(unfinished, directory)
}

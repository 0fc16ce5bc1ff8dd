import { existsSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { openEngine } from './open-engine.ts'

/** Makes a database, empty or from a backup, under another name and renames it when it is whole: half a database would never start again. */
export async function makeDirectory(directory: string, startFrom?: string) {
  if (existsSync(directory)) return
  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const engine = await openEngine(unfinished, startFrom)
  await engine.close()
  await flushAll(unfinished)
  await rename(unfinished, directory)
  await flush(dirname(directory))
}

async function flushAll(directory: string) {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) await flush(join(entry.parentPath, entry.name))
  await flush(directory)
}

async function flush(path: string) {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}

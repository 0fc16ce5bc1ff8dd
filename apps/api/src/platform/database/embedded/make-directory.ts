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
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = [directory, ...entries.map((entry) => join(entry.parentPath, entry.name))]
  for (let at = 0; at < paths.length; at += 64) await Promise.all(paths.slice(at, at + 64).map(flush))
}

async function flush(path: string) {
  const handle = await open(path, 'r')
  await handle.sync()
  await handle.close()
}

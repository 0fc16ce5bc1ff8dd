import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase, type Database } from '../src/platform/database/open.ts'
import { say } from './command.ts'

const root = realpathSync(resolve(import.meta.dirname, '../../..'))
export const migrations = resolve(import.meta.dirname, '../migrations')

/** The settings of the server, with the folder it keeps its data in. */
export function readSettings() {
  const config = readConfig(process.env)
  return { ...config, dataDir: resolve(root, config.dataDir) }
}
export type Settings = ReturnType<typeof readSettings>

/** Opens the database of the settings for some work, and closes it whatever becomes of that. */
export async function withDatabase<T>(settings: Settings, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ ...settings, log: say })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

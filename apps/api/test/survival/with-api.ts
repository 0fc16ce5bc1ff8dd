import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { urlOf } from '../global-setup.ts'
import { ApiProcess } from './api-process.ts'

/** An api in a process of its own, with nothing in it, on the database that the suite runs on: the embedded one, or the server of TEST_DATABASE_URL. */
export async function withApi(work: (api: ApiProcess) => Promise<void>, settings: Record<string, string> = {}): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hourtab-survival-'))
  const server = process.env.TEST_DATABASE_URL
  const database = server ? await emptyDatabase(server) : undefined
  const api = new ApiProcess({ ...settings, DATA_DIR: home, ...(database && { DATABASE_URL: database.url }) })
  try {
    await api.start()
    await work(api)
  } finally {
    await api.kill()
    await database?.drop()
    await rm(home, { recursive: true, force: true })
  }
}

async function emptyDatabase(server: string) {
  const name = `hourtab_survival_${randomBytes(4).toString('hex')}`
  const ask = async (text: string) => {
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(text)
    await admin.end()
  }
  await ask(`create database ${name}`)
  return { url: urlOf(server, name), drop: () => ask(`drop database ${name} with (force)`) }
}

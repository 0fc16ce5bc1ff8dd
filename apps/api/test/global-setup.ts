import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/open.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What each worker's database starts from: a snapshot of the embedded one, or a template on a Postgres server. */
    prepared: { snapshot: string } | { server: string; template: string }
  }
}

const migrations = resolve(import.meta.dirname, '../migrations')
const quiet = () => {}

/** Migrates once; every worker starts from a copy. With TEST_DATABASE_URL the suite runs on that Postgres server. */
export default async function setUp(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL
  return server ? setUpTemplate(project, server) : setUpSnapshot(project)
}

async function setUpSnapshot(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'hourtab-test-'))
  const database = await openDatabase({ dataDir: 'memory://', log: quiet })
  await migrate(database, migrations)
  const snapshot = join(folder, 'migrated.tar.gz')
  await database.backUp!(snapshot)
  await database.close()
  project.provide('prepared', { snapshot })
  return () => rm(folder, { recursive: true, force: true })
}

async function setUpTemplate(project: TestProject, server: string) {
  const template = `hourtab_template_${process.pid}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${template}`)
  const database = await openDatabase({ databaseUrl: urlOf(server, template), dataDir: '', log: quiet })
  await migrate(database, migrations)
  await database.close()
  project.provide('prepared', { server, template })
  return async () => {
    const { rows } = await admin.query<{ name: string }>('select datname as name from pg_database where datname like $1', [`${template}%`])
    for (const { name } of rows) await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
}

/** The address of a database on the same server. */
export const urlOf = (server: string, name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href

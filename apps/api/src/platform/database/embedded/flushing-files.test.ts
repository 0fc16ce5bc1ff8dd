import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inChild } from './in-child.ts'
import { makeDirectory } from './make-directory.ts'
import { openEngine } from './open-engine.ts'

let home = ''
beforeAll(async () => void (home = await mkdtemp(join(tmpdir(), 'ht-power-'))))
afterAll(() => rm(home, { recursive: true, force: true }))

/** Commits rows with checkpoints in between, cuts the power, and tells how many were acknowledged and how many are on the disk. */
async function cutThePower(name: string, openIt: string) {
  const directory = join(home, name)
  await makeDirectory(directory)
  const writer = inChild(`
    const { keepWhatIsFlushed } = await import(at('power-cut.ts'))
    keepWhatIsFlushed(${JSON.stringify(directory)}, ${JSON.stringify(`${directory}.disk`)})
    const directory = ${JSON.stringify(directory)}
    const engine = await ${openIt}
    await engine.exec('create table kept (id int primary key, note text)')
    for (let id = 1; id <= 400; id++) {
      await engine.query('insert into kept values ($1, $2)', [id, 'x'.repeat(8000)])
      await engine.query('update kept set note = $2 where id = $1', [id - 5, 'y'.repeat(8000)])
      if (id % 90 === 0) await engine.exec('checkpoint')
    }
    console.log('acknowledged')
    process.kill(process.pid, 'SIGKILL')`)
  await writer.line('acknowledged')
  await writer.ended()
  const engine = await openEngine(`${directory}.disk`)
  const { rows } = await engine.query<{ count: number; updated: number }>(
    `select count(*)::int as count, count(*) filter (where note like 'y%')::int as updated from kept`,
  )
  await engine.close()
  return rows[0]
}

test('a power cut loses no acknowledged commit', async () => {
  expect(await cutThePower('flushed', `(await import(at('open-engine.ts'))).openEngine(directory)`)).toEqual({ count: 400, updated: 395 })
})

test('the same power cut ruins a database that does not flush, so the test above can tell', async () => {
  const unflushed = cutThePower('unflushed', `(await import('@electric-sql/pglite')).PGlite.create(directory)`)
  await expect(unflushed).rejects.toThrow('PGlite failed to initialize properly')
})

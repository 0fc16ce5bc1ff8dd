import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeSelf } from './holder.ts'
import { inChild } from './in-child.ts'
import { lockDirectory } from './lock-directory.ts'
import { takeLock } from './take-lock.ts'

let home = ''
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'ht-lock-'))))
afterEach(() => rm(home, { recursive: true, force: true }))

const quiet = () => {}
const lockFile = () => join(home, 'lock')
const leave = (holder: object, name = 'lock') => writeFile(join(home, name), JSON.stringify({ token: 'left', ...holder }))
const holds = `
  const { lockDirectory } = await import(at('lock-directory.ts'))
  while (Date.now() < Number(process.env.BEGIN ?? 0));
  await lockDirectory(process.env.HOME_UNDER_TEST, () => {}).then(() => console.log('won'), (error) => console.log('refused', error.message))
  setInterval(() => {}, 1000)`
const start = (script = holds) => inChild(`process.env.HOME_UNDER_TEST = ${JSON.stringify(home)}\n${script}`)

async function expectToTakeIt() {
  const lock = await lockDirectory(home, quiet)
  expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() })
  lock.release()
}

async function deadPid(): Promise<number> {
  const child = inChild('')
  await child.ended()
  return child.pid
}

test('a second start on the same directory is refused within two seconds, by a sentence that names the first', async () => {
  const first = start()
  await first.line('won')
  const began = performance.now()
  await expect(lockDirectory(home, quiet)).rejects.toThrow(
    `Another HourTab (process ${first.pid}) is already using ${home}. Stop it, or set DATA_DIR to another folder.`,
  )
  expect(performance.now() - began).toBeLessThan(2000)
  await first.kill()
})

test('a directory that was let go can be taken, and nothing but the lock was ever in it', async () => {
  const lock = await lockDirectory(home, quiet)
  expect(await readdir(home)).toEqual(['lock'])
  lock.release()
  expect(await readdir(home)).toEqual([])
  await expectToTakeIt()
})

test('a process that exits lets go of its directory', async () => {
  const child = start(`${holds}\nprocess.exit(0)`)
  await child.ended()
  expect(child.lines).toEqual(['won'])
  expect(await readdir(home)).toEqual([])
})

test('a directory whose process was killed is taken over', async () => {
  const first = start()
  await first.line('won')
  await first.kill()
  expect(await readdir(home)).toEqual(['lock'])
  await expectToTakeIt()
})

test('a process that got the number of a crashed one is not mistaken for it', async () => {
  await leave({ ...(await describeSelf()), processStart: '1' })
  await expectToTakeIt()
})

test('a lock from before the machine was started again holds nobody', async () => {
  await leave({ ...(await describeSelf()), boot: 'an earlier start' })
  await expectToTakeIt()
})

test('a lock that was cut short in writing holds nobody', async () => {
  await writeFile(lockFile(), '{"pid":')
  await expectToTakeIt()
})

test('a takeover that was killed half-way is no obstacle', async () => {
  const dead = { ...(await describeSelf()), pid: await deadPid() }
  await leave(dead)
  await leave(dead, 'lock.takeover')
  await expectToTakeIt()
  expect(await readdir(home)).toEqual([])
})

test('of many who find a crashed holder at the same moment exactly one takes over', async () => {
  const dead = { ...(await describeSelf()), pid: await deadPid() }
  for (let round = 0; round < 50; round++) {
    await leave(dead)
    if (round % 2) await leave(dead, 'lock.takeover')
    const takers = await Promise.allSettled(Array.from({ length: 6 }, () => takeLock(lockFile(), home)))
    expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await rm(lockFile())
  }
})

test('of several processes that start at the same moment over a crashed one exactly one wins', async () => {
  for (let round = 0; round < 3; round++) {
    await leave({ ...(await describeSelf()), pid: await deadPid() })
    const begin = Date.now() + 1500
    const children = [1, 2].map(() => start(`process.env.BEGIN = ${begin}\n${holds}`))
    const said = await Promise.all(children.map((child) => Promise.any([child.line('won'), child.line('refused')])))
    expect(said.filter((line) => line === 'won')).toHaveLength(1)
    await Promise.all(children.map((child) => child.kill()))
  }
})

test('a directory in use on another machine is refused, with the way out', async () => {
  await leave({ pid: 7, host: 'harbor', startedAt: '2026-07-14T16:20:00Z', boot: 'another machine' })
  await expect(lockDirectory(home, quiet)).rejects.toThrow(
    `A HourTab on another machine (process 7 on harbor) is using ${home}. Stop it there, or remove ${lockFile()} if that machine is gone for good.`,
  )
})

test('another container of this machine keeps its directory as long as it shows life, and loses it when it is gone', async () => {
  const elsewhere = { ...(await describeSelf()), pid: 1, host: 'a1b2c3', pidNamespace: 'pid:[1]' }
  await leave(elsewhere)
  const beats = setInterval(() => void utimes(lockFile(), new Date(), new Date()), 500)
  await expect(lockDirectory(home, quiet)).rejects.toThrow('Another HourTab (process 1) is already using')
  clearInterval(beats)
  await expectToTakeIt()
})

test('a process learns that its directory was taken from it', async () => {
  const lost = Promise.withResolvers<void>()
  await lockDirectory(home, lost.resolve)
  await leave({ pid: 7, host: 'harbor' })
  await lost.promise
  expect(await readFile(lockFile(), 'utf8')).toContain('harbor')
})

import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { describeSelf, judge } from './holder.ts'
import type { Holder } from './holder.ts'
import { lockIn, place, tokenAt } from './lock-file.ts'

const silenceMillis = 4_000

/**
 * Puts our lock at a path and answers its token. Two who find the same crashed holder take turns by a lock on the
 * takeover, which is taken the same way, so one who crashes half-way through is no obstacle either.
 */
export async function takeLock(path: string, home: string): Promise<string> {
  const self = await describeSelf()
  const token = randomUUID()
  const text = `${JSON.stringify({ ...self, token })}\n`
  const ours = `${path}.${token}`
  await writeFile(ours, text, { mode: 0o600 })
  try {
    if (await place(ours, text, path)) return token
    await refuseTheLiving(path, home, self)
    const turn = await takeLock(`${path}.takeover`, home)
    try {
      if (await place(ours, text, path)) return token
      await refuseTheLiving(path, home, self)
      await rename(ours, path)
      return token
    } finally {
      if (tokenAt(`${path}.takeover`) === turn) await rm(`${path}.takeover`)
    }
  } finally {
    await rm(ours, { force: true })
  }
}

async function refuseTheLiving(path: string, home: string, self: Holder) {
  const holder = lockIn(await readFile(path, 'utf8').catch(() => ''))
  if (!holder) return
  const verdict = await judge(holder, self)
  if (verdict === 'alive' || (verdict === 'watch' && (await showsLife(path)))) {
    throw new Error(`Another HourTab (process ${holder.pid}) is already using ${home}. Stop it, or set DATA_DIR to another folder.`)
  }
  if (verdict === 'unknown') {
    throw new Error(
      `A HourTab on another machine (process ${holder.pid} on ${holder.host}) is using ${home}. ` +
        `Stop it there, or remove ${path} if that machine is gone for good.`,
    )
  }
}

/** Watches a lock for as long as several of its beats would take. */
async function showsLife(path: string): Promise<boolean> {
  const beatAt = () =>
    stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => undefined,
    )
  const first = await beatAt()
  for (let waited = 0; waited < silenceMillis; waited += 250) {
    await wait(250)
    if ((await beatAt()) !== first) return true
  }
  return false
}

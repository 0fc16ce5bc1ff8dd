import type { Database } from './database/open.ts'

type Listener = (workspaceId: string, retainerId: string | undefined) => void

/** Tells whoever watches a retainer that something about it changed: here at once, in other processes through Postgres. What is about none is told here alone. */
export type Live = {
  nudge: (workspaceId: string, retainerId?: string) => void
  listen: (listener: Listener) => void
  /** Called when nudges may have been missed: everything watched is read again. */
  onGap: (reread: () => void) => void
  close: () => Promise<void>
}

const channel = 'hourtab'
const coalesceMs = 25

/** The event row is the truth and the nudge a hint: it goes out after the commit, many in one statement, and may be lost. */
export function makeLive(database: Database, log: (error: unknown) => void): Live {
  const listeners: Listener[] = []
  const rereads: (() => void)[] = []
  const waiting = new Set<string>()
  const own = `${process.pid}-${Math.random().toString(36).slice(2, 8)}`
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const stop = database.connect
    ? keepListening(
        database.connect,
        heard,
        () => rereads.forEach((reread) => reread()),
        log,
        () => isClosed,
      )
    : async () => {}

  function heard(payload: string) {
    const [from, ...pairs] = payload.split(' ')
    if (from === own) return
    for (const pair of pairs) deliver(pair)
  }
  function deliver(pair: string) {
    const [workspaceId = '', retainerId = ''] = pair.split('/')
    tell(workspaceId, retainerId)
  }
  function tell(workspaceId: string, retainerId: string | undefined) {
    for (const listener of listeners) {
      // It is told after the commit: a listener that fails must not make what happened look as if it had not.
      try {
        listener(workspaceId, retainerId)
      } catch (error) {
        log(error)
      }
    }
  }
  function flush() {
    timer = undefined
    const pairs = [...waiting]
    waiting.clear()
    // A payload holds 8,000 bytes: a hundred pairs.
    for (let at = 0; at < pairs.length; at += 100) {
      database.pool.query('select pg_notify($1, $2)', [channel, [own, ...pairs.slice(at, at + 100)].join(' ')]).catch(log)
    }
  }
  return {
    nudge: (workspaceId, retainerId) => {
      tell(workspaceId, retainerId)
      if (!database.connect || isClosed || retainerId === undefined) return
      const pair = `${workspaceId}/${retainerId}`
      waiting.add(pair)
      timer ??= setTimeout(flush, coalesceMs)
    },
    listen: (listener) => void listeners.push(listener),
    onGap: (reread) => void rereads.push(reread),
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await stop()
    },
  }
}

/** Holds one connection that listens, makes it again when it breaks, and says when something may have been missed. */
function keepListening(
  connect: NonNullable<Database['connect']>,
  heard: (payload: string) => void,
  missed: () => void,
  log: (error: unknown) => void,
  isClosed: () => boolean,
) {
  let client: Awaited<ReturnType<typeof connect>> | undefined
  let retry: NodeJS.Timeout | undefined
  let attempts = 0
  const again = () => {
    client = undefined
    if (!isClosed()) retry = setTimeout(open, 1000)
  }
  async function open() {
    try {
      const made = await connect()
      client = made
      made.on('notification', (note: { payload?: string }) => heard(note.payload ?? ''))
      made.on('error', log)
      made.on('end', again)
      await made.query(`listen ${channel}`)
      if (attempts++ > 0) missed()
    } catch (error) {
      log(error)
      if (client) await client.end().catch(log)
      else again()
    }
  }
  void open()
  return async () => {
    clearTimeout(retry)
    await client?.end().catch(log)
  }
}

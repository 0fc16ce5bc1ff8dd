import type { News } from './page.ts'

/** What a stream says: how a page stands, or that its link has ended. */
export type Word = News | 'ended'
type Listener = { hear: (word: Word) => void; wake: () => void }

const mostStreams = 4
const pollMs = 20_000

/**
 * Hears of every change of a link while its tab is in view; `wake` asks to read again. A browser has six HTTP/1.1 connections for a
 * server and a reader may have eight tabs: one tab streams a link and tells the others, hidden tabs let go, and past four links one polls.
 * Returns what ends it for good.
 */
export function listen(token: string, { hear, wake }: Listener): () => void {
  const name = `balance ${token}`
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<Word>) => hear(data)
  const tell = (word: Word) => {
    channel.postMessage(word)
    hear(word)
  }

  let turn: AbortController | undefined
  const start = () => {
    if (turn || document.hidden) return
    turn = new AbortController()
    void takeTurn(name, turn.signal, {
      stream: (signal) => stream(token, tell, wake, signal),
      poll: (signal) => poll(wake, signal),
    })
  }
  const stop = () => {
    turn?.abort()
    turn = undefined
  }
  const resume = () => {
    start()
    wake()
  }

  const whole = new AbortController()
  const { signal } = whole
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : resume()), { signal })
  addEventListener('pagehide', stop, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && resume(), { signal })
  addEventListener('online', wake, { signal })
  addEventListener('offline', wake, { signal })
  start()
  return () => {
    stop()
    whole.abort()
    channel.close()
  }
}

type Work = (signal: AbortSignal) => void

/** Keeps one tab of a name at work until the signal ends: streaming if a place is free, else polling. Locks exist on secure origins only. */
async function takeTurn(name: string, signal: AbortSignal, work: { stream: Work; poll: Work }): Promise<void> {
  const { locks } = navigator
  if (!locks) return work.stream(signal)
  const ended = new Promise<true>((resolve) => signal.addEventListener('abort', () => resolve(true)))
  const tryPlace = (place: number) =>
    locks.request(`balance stream ${place}`, { ifAvailable: true }, (lock) => {
      if (!lock || signal.aborted) return signal.aborted
      work.stream(signal)
      return ended
    })
  const hold = async () => {
    for (let place = 0; place < mostStreams; place++) if (await tryPlace(place)) return
    work.poll(signal)
    await ended
  }
  await locks.request(name, { signal }, hold).catch(() => {})
}

function poll(wake: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  const timer = setInterval(wake, pollMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}

function stream(token: string, tell: (word: Word) => void, wake: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  const source = new EventSource(`/api/v1/public/balances/${encodeURIComponent(token)}/events`)
  const end = () => source.close()
  signal.addEventListener('abort', end)
  source.addEventListener('balance', ({ data }) => {
    const { version, today, stamp } = JSON.parse(data)
    tell({ version, today, pending: stamp.pendingSeconds ?? 0 })
  })
  source.addEventListener('revoked', () => tell('ended'))
  // A lost connection is taken up again by the browser, a refused one is asked for anew. Not all at once: a server that restarts loses
  // every reader in the same moment, and what has come back by then need not be told that it was gone.
  source.onerror = () => {
    const isRefused = source.readyState === EventSource.CLOSED
    if (isRefused) signal.removeEventListener('abort', end)
    setTimeout(
      () => {
        if (signal.aborted || source.readyState === EventSource.OPEN) return
        wake()
        if (isRefused) stream(token, tell, wake, signal)
      },
      3000 + Math.random() * 5000,
    )
  }
}

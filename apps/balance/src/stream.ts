import type { PublicBalance } from '@hourtab/contract/public-balance'
import { watchPublicBalance } from './calls.ts'

export type News = { balance: PublicBalance } | 'revoked'
type Listener = { hear: (news: News) => void; wake: () => void }

const mostStreams = 4
const pollMs = 20_000

/**
 * Hears of every change of a link while its tab is in view; `wake` asks to read again. A browser has six HTTP/1.1 connections for a
 * server and a reader may have eight tabs: one tab streams a link and tells the others, hidden tabs let go, and past four links one polls.
 */
export function listen(token: string, { hear, wake }: Listener): void {
  const name = `balance ${token}`
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data)
  const tell = (news: News) => {
    hear(news)
    channel.postMessage(news)
  }

  let turn: AbortController | undefined
  const start = () => {
    if (turn || document.hidden) return
    turn = new AbortController()
    takeTurn(name, turn.signal, (signal, isCrowded) => (isCrowded ? poll(wake, signal) : stream(token, tell, wake, signal)))
  }
  const stop = () => {
    turn?.abort()
    turn = undefined
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return stop()
    start()
    wake()
  })
  addEventListener('pagehide', stop)
  addEventListener('pageshow', ({ persisted }) => {
    start()
    if (persisted) wake()
  })
  addEventListener('online', wake)
  addEventListener('offline', wake)
  start()
}

/** Runs `work` until the signal ends, in one tab of those that ask under the same name. Locks exist on secure origins only. */
function takeTurn(name: string, signal: AbortSignal, work: (signal: AbortSignal, isCrowded: boolean) => void): void {
  const { locks } = navigator
  if (!locks) return work(signal, false)
  const hold = async () => {
    const { held = [] } = await locks.query()
    if (signal.aborted) return
    work(signal, held.length > mostStreams)
    await new Promise((release) => signal.addEventListener('abort', release))
  }
  locks.request(name, { signal }, hold).catch(() => {})
}

function poll(wake: () => void, signal: AbortSignal): void {
  const timer = setInterval(wake, pollMs)
  signal.addEventListener('abort', () => clearInterval(timer))
}

function stream(token: string, tell: (news: News) => void, wake: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  const source = watchPublicBalance(token)
  const end = () => source.close()
  signal.addEventListener('abort', end)
  source.addEventListener('balance', ({ data }) => tell({ balance: JSON.parse(data) }))
  source.addEventListener('revoked', () => tell('revoked'))
  // A lost connection is taken up again by the browser; a refused one is over, and asked for anew when the reading says why.
  source.onerror = () => {
    wake()
    if (source.readyState !== EventSource.CLOSED) return
    signal.removeEventListener('abort', end)
    setTimeout(() => stream(token, tell, wake, signal), 5000 + Math.random() * 10_000)
  }
}

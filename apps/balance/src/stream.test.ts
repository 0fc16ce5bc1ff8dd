import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { samplePage } from './sample.ts'
import { listen, type Word } from './stream.ts'

class Source extends EventTarget {
  static CLOSED = 2
  static OPEN = 1
  static all: Source[] = []
  static get live() {
    return Source.all.filter(({ readyState }) => readyState === 1)
  }
  readyState = 1
  onerror = () => {}
  constructor() {
    super()
    Source.all.push(this)
  }
  close() {
    this.readyState = 2
  }
  say(name: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }))
  }
}

const tab = Object.assign(new EventTarget(), { hidden: false })
const ends: (() => void)[] = []

function open(token: string) {
  const listener = { hear: vi.fn<(word: Word) => void>(), wake: vi.fn<() => void>() }
  ends.push(listen(token, listener))
  return listener
}

function look(isAway: boolean) {
  tab.hidden = isAway
  tab.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  Source.all = []
  const events = new EventTarget()
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('document', tab)
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events))
})

afterEach(() => {
  for (const end of ends.splice(0)) end()
  look(false)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('one tab streams a link, and every tab of it hears', async () => {
  const [first, second] = [open('a'), open('a')]
  await vi.waitFor(() => expect(Source.live).toHaveLength(1))
  const balance = samplePage()
  const heard = { version: 12, today: '2026-07-14', pending: 0 }
  Source.live[0]!.say('balance', balance)
  await vi.waitFor(() => expect(second.hear).toHaveBeenCalledWith(heard))
  expect(first.hear).toHaveBeenCalledExactlyOnceWith(heard)
})

test('when that tab closes, another takes over', async () => {
  open('a')
  const second = open('a')
  await vi.waitFor(() => expect(Source.live).toHaveLength(1))
  ends.shift()!()
  await vi.waitFor(() => expect(Source.all).toHaveLength(2))
  Source.live[0]!.say('revoked', {})
  expect(second.hear).toHaveBeenCalledWith('ended')
})

test('eight links at once leave connections free', async () => {
  for (const token of 'abcdefgh') open(token)
  await vi.waitFor(() => expect(Source.live).toHaveLength(4))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(Source.live).toHaveLength(4)
})

test('a hidden tab lets go; coming back it reads again and streams', async () => {
  const { wake } = open('a')
  await vi.waitFor(() => expect(Source.live).toHaveLength(1))
  look(true)
  expect(Source.live).toHaveLength(0)
  expect(wake).not.toHaveBeenCalled()
  look(false)
  expect(wake).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(Source.live).toHaveLength(1))
})

test('a refused stream is read about and asked for again, some seconds later', async () => {
  const { wake } = open('a')
  await vi.waitFor(() => expect(Source.live).toHaveLength(1))
  vi.useFakeTimers()
  Source.live[0]!.close()
  Source.all[0]!.onerror()
  vi.advanceTimersByTime(2900)
  expect(wake).not.toHaveBeenCalled()
  vi.advanceTimersByTime(5200)
  expect(wake).toHaveBeenCalledOnce()
  expect(Source.live).toHaveLength(1)
})

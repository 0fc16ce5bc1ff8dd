// Takes over the page the server wrote, keeps it up to date and never leaves it blank.

import type { PublicBalance } from '@hourtab/contract/public-balance'
import { hydrate, render } from 'preact'
import { BalancePage, type Live } from './balance-page.tsx'
import { LinkGone, listPublicEntries, readPublicBalance } from './calls.ts'
import { GonePage, goneWords } from './gone-page.tsx'
import { isLater, newEntries } from './news.ts'
import { listen, type News } from './stream.ts'

const root = document.getElementById('page')!
const token = decodeURIComponent(location.pathname.split('/')[2] ?? '')
const search = new URLSearchParams(location.search)
const on = search.get('on')
const isWhole = search.has('earlier')

let page: PublicBalance = JSON.parse(document.getElementById('balance-data')!.textContent)
let isGone = false
const live: Live = { fresh: new Set(), note: null, isLoading: false, loadMore, toggleSum }

hydrate(<BalancePage page={page} token={token} />, root)
draw()
const stopListening = listen(token, { hear, wake: read })

function draw() {
  if (!isGone) render(<BalancePage page={page} token={token} live={{ ...live }} />, root)
}

function hear(news: News) {
  if (news === 'revoked') return leave('revoked')
  const { startsOn, resetsOn } = news.balance.balance.cycle
  // The news lists only some of the earlier cycles.
  if (!isWhole && (on === null || (startsOn <= on && on < resetsOn))) void attempt(() => show(news.balance))
  else if (isLater(news.balance, page)) void read()
}

function read() {
  return attempt(async () => show(await readPublicBalance(token, on, isWhole)))
}

// Whoever has opened further pages keeps them: they are read again too, because a change may move every running balance.
async function show(next: PublicBalance) {
  if (isLater(next, page)) {
    const shown = page
    const whole = await refill(next, shown.entries.length)
    if (page === shown) {
      page = whole
      live.fresh = newEntries(shown, whole)
      if (whole.balance.sentence !== shown.balance.sentence) say(whole.balance.sentence)
    }
  }
  live.note = null
  draw()
}

async function refill(next: PublicBalance, count: number): Promise<PublicBalance> {
  let { entries, nextCursor } = next
  while (nextCursor && entries.length < count) {
    const further = await listPublicEntries(token, nextCursor, next.balance.cycle.startsOn)
    entries = [...entries, ...further.items]
    nextCursor = further.nextCursor
  }
  return { ...next, entries, nextCursor }
}

async function loadMore() {
  live.isLoading = true
  draw()
  const before = page
  await attempt(async () => {
    const whole = await refill(before, before.entries.length + 1)
    if (page === before) page = whole
  })
  live.isLoading = false
  draw()
}

async function attempt(work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    if (error instanceof LinkGone) return leave(error.kind)
    live.note = `Offline. Balance as of ${new Date(page.balance.asOf).toTimeString().slice(0, 5)}`
    draw()
  }
}

function leave(kind: keyof typeof goneWords) {
  isGone = true
  stopListening()
  render(<GonePage words={goneWords[kind]} />, root)
}

function toggleSum() {
  const sum = document.querySelector('details')!
  sum.open = !sum.open
}

// One announcement for a burst of entries, when it has come to rest.
let saying = 0
function say(sentence: string) {
  clearTimeout(saying)
  saying = window.setTimeout(() => (document.getElementById('said')!.textContent = sentence), 1500)
}

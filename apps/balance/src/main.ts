// Keeps the page that the server wrote up to date, and never leaves it blank.

import { countFrom, shownIds, slideIn, textsIn } from './news.ts'
import { isLater, mainOf, morph, readPage, toldBy, type Told } from './page.ts'
import { lastLook, sinceInWords, type Look } from './since.ts'
import { listen, type Word } from './stream.ts'

const token = decodeURIComponent(location.pathname.split('/')[2] ?? '')
const root = mainOf(document)
const isNow = !new URLSearchParams(location.search).has('on')
let last: Look | undefined
let note = ''

const stopListening = listen(token, { hear, wake: read })
look()
mark()

root.addEventListener('click', ({ target }) => {
  const sum = document.querySelector<HTMLDetailsElement>('#sum')
  if (sum && target instanceof Element && target.closest('h1')) sum.open = !sum.open
})

function hear(word: Word) {
  if (word === 'ended' || isLater(word, toldBy(root))) void read()
}

async function read() {
  try {
    show(await readPage())
    note = ''
  } catch {
    note = `Offline. Balance as of ${new Date(toldBy(root).asOf).toTimeString().slice(0, 5)}`
  }
  mark()
}

function show(next: Document) {
  const main = mainOf(next)
  if (!('version' in main.dataset)) stopListening()
  else if (isOfAnotherBuild(next)) return location.reload()
  else if (isLater(toldBy(root), toldBy(main)) && !isLater(toldBy(main), toldBy(root))) return
  const before = { told: toldBy(root), ids: shownIds(root), heading: headingOf(root) }
  morph(root, main)
  for (const each of ['#since', '#note']) root.querySelector(each)?.replaceChildren()
  if (toldBy(root).cycle === before.told.cycle) slideIn(root, before.ids)
  const heading = root.querySelector('h1')
  if (!heading || headingOf(root).join() === before.heading.join()) return
  const sentence = heading.textContent
  countFrom(before.heading, textsIn(heading))
  say(sentence)
  look()
}

const headingOf = (main: Element) => textsIn(main.querySelector('h1') ?? main).map(({ data }) => data)

// A server that was renewed under an open page writes for its own styles and script.
const isOfAnotherBuild = (next: Document) =>
  ['style', 'script'].some((name) => {
    const [one, other] = [document.querySelector(name), next.querySelector(name)]
    return one?.textContent !== other?.textContent || one?.getAttribute('src') !== other?.getAttribute('src')
  })

function look() {
  const now: Told = toldBy(root)
  if (!isNow || !('version' in root.dataset)) return
  const { cycle, used, entries, today } = now
  try {
    last = lastLook(`seen ${token}`, { cycle, used, entries, today }, [sessionStorage, localStorage])
  } catch {
    last = undefined
  }
}

function mark() {
  const write = (selector: string, words: string) => {
    const place = root.querySelector(selector)
    if (place && place.textContent !== words) place.textContent = words
  }
  write('#note', note)
  write('#since', last && isNow ? sinceInWords(last, toldBy(root)) : '')
}

// One announcement for a burst of entries, when it has come to rest.
let saying = 0
function say(sentence: string) {
  clearTimeout(saying)
  saying = window.setTimeout(() => (document.getElementById('said')!.textContent = sentence), 1500)
}

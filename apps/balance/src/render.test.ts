import { describe, expect, test } from 'vitest'
import { renderer } from './built.ts'
import { sampleLine, samplePage } from './sample.ts'

const { pageCss, renderBalance, renderGone } = renderer
const page = { script: '/balance/balance-AbCdEfGh.js', token: 'ht_token' }
const rendered = (balance = samplePage()) => renderBalance(balance, page)
const body = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'))
const head = (html: string) => html.slice(0, html.indexOf('</head>'))
const words = (html: string) => body(html).replace(/<[^>]+>/g, '')
const hour = 3600

describe('before any script runs', () => {
  test('the header line is the heading, word for word', () => {
    const balance = samplePage({ count: 24 })
    const heading = /<h1.*?<\/h1>/.exec(rendered(balance))?.[0].replace(/<[^>]+>/g, '')
    expect(heading).toBe(balance.balance.sentence)
  })

  test('the bar is drawn and named by the sentence', () => {
    const balance = samplePage()
    expect(rendered(balance)).toContain(`role="img" aria-label="${balance.balance.sentence}"`)
    expect(rendered(balance)).toMatch(/<rect class="balance-bar-used" y="6" width="[\d.]+%"/)
  })

  test('the log is there, each entry with its hours and what was left', () => {
    const balance = samplePage({ count: 50 })
    const html = body(rendered(balance))
    expect(html.match(/<li id="e/g)).toHaveLength(50)
    expect(words(rendered(balance))).toContain('Discovery · CRM rollout\u00a0#0.5\u00a0h19.5 left')
  })

  test('an entry that does not count says so in words', () => {
    expect(words(rendered(samplePage({ count: 10 })))).toContain('not counted')
    expect(words(rendered(samplePage({ count: 9 })))).not.toContain('not counted')
  })

  test('work that came late, and what corrects earlier work, say so in words', () => {
    const sample = samplePage({ count: 2 })
    const [first, second] = sample.entries
    const marked = {
      ...sample,
      entries: [
        { ...first!, late: true as const },
        { ...second!, corrects: first!.id },
      ],
    }
    expect(words(rendered(marked))).toMatch(/ · late.* · correction/)
    expect(words(rendered(sample))).not.toMatch(/late|correction/)
  })

  test('whatever can be pressed sends a form or is a link', () => {
    const html = rendered(samplePage({ count: 73 }))
    expect(html.match(/<button[^>]*>/g)).toEqual(['<button type="submit">'])
    expect(words(html)).toContain('Newest 50 of 73 entries')
    expect(html).toMatch(/<a href="\?show=100#e[\da-f-]{36}">Show more<\/a>/)
  })

  test('where the hours went stands in tables whose every figure opens the entries behind it', () => {
    const html = rendered(samplePage({ count: 50 }))
    expect(words(html)).toMatch(/3 vendors · [\d.]+ h a week · \d+ % of the cap/)
    expect(html).toContain('<a href="?type=discovery#log">Discovery</a>')
    expect(html).toMatch(/<td class="heat[1-4]"><a href="\?vendor=Salesforce\+SI&amp;week=2026-07-06#log">[\d.]+<\/a><\/td>/)
  })

  test('what was asked of the log stands in the form, with what was found', () => {
    const balance = { ...samplePage({ count: 20 }), found: { entries: 7, seconds: 45_000 } }
    const html = renderBalance(balance, { ...page, terms: { q: '"sync"', vendor: 'Vendor A' } })
    expect(words(html)).toContain('7 entries · 12.5 h')
    expect(html).toContain('name="q" value="&quot;sync&quot;"')
    expect(html).toMatch(/<option selected[^>]*>Vendor A</)
  })

  test('totals alone have no log and say nothing of where the hours went', () => {
    const html = rendered({ ...samplePage(), shows: 'totals', breakdown: null, entries: [] })
    expect(words(html)).toContain('How this adds up')
    expect(words(html)).not.toMatch(/Work log|Where the hours went|Nothing logged/)
  })

  test('an empty cycle says what will stand here', () => {
    expect(words(rendered(samplePage({ count: 0 })))).toContain('Nothing logged in this cycle yet.')
  })
})

describe('what was typed stays text', () => {
  const balance = samplePage({ count: 2 })
  const hostile = '</script><script>alert(1)</script>" onload="x'
  balance.client = hostile
  balance.entries[0]!.description = hostile
  balance.entries[1]!.description = 'مراجعة أسبوعية مع المورد'

  test('markup in a description is text', () => {
    expect(rendered(balance)).not.toContain('<script>alert')
    expect(rendered(balance).match(/<script/g)).toHaveLength(1)
    expect(body(rendered(balance))).toContain('&lt;script>alert(1)&lt;/script>')
  })

  test('text takes the direction of its own script', () => {
    expect(rendered(balance)).toContain('<p dir="auto">مراجعة أسبوعية مع المورد</p>')
  })

  test('names of 200 characters are shown in full', () => {
    const long = samplePage()
    long.retainer = 'Programme assurance '.repeat(10).trim()
    expect(words(rendered(long))).toContain(long.retainer)
  })
})

describe('under the content security policy', () => {
  test('there is one style element, whose text is what the policy hashes', () => {
    const html = rendered(samplePage({ count: 50 }))
    expect(html.match(/<style>(.*?)<\/style>/s)?.[1]).toBe(pageCss)
    expect(html.match(/<style/g)).toHaveLength(1)
    expect(pageCss).toContain('.balance-bar-over')
  })

  test('no style attribute and no inline handler is written', () => {
    for (const html of [rendered(samplePage({ count: 50 })), renderGone('revoked')]) expect(html).not.toMatch(/<[^>]+\s(style|on\w+)=/)
  })

  test('nothing is loaded but the script', () => {
    expect(rendered().match(/(?:src|href)="(?!data:|\/r\/|\?)[^"]*"/g)).toEqual(['href="/balance/icon-180.png"', `src="${page.script}"`])
    expect(pageCss).not.toMatch(/url\(|@import/)
  })
})

test('a preview of the link sees neither names nor hours', () => {
  const balance = samplePage()
  const forPhones = /<link rel="manifest".*?<link rel="apple-touch-icon"[^>]*>/
  expect(head(rendered(balance)).replace(forPhones, '')).toBe(head(renderGone('unknown')))
  expect(renderer.manifest('ht_token')).not.toMatch(/Meridian|PMO|hours/)
  expect(head(rendered(balance))).toContain('content="noindex, nofollow, noarchive"')
})

describe('cycles', () => {
  const withEarlier = (today: string) => {
    const balance = samplePage({ today })
    const june = sampleLine('2026-06-01', '2026-06-30', 22 * hour, 20 * hour, today)
    return { ...balance, earlierCycles: [june] }
  }

  test('an earlier cycle is a link with its own sentence', () => {
    const html = rendered(withEarlier('2026-07-14'))
    expect(html).toContain('<a href="/r/ht_token?on=2026-06-01">Jun 1 – 30</a>')
    expect(words(html)).toContain('Jun 1 – 3022 of 20 hours used · 2 over · resets Jul 1')
    expect(html).not.toContain('Back to the current cycle')
  })

  test('a closed cycle leads to its statement, on the page of another and on its own', () => {
    const [june] = withEarlier('2026-07-14').earlierCycles
    const statement = '<a href="/r/ht_token/statements/3">Statement 3</a>'
    const page = withEarlier('2026-07-14')
    expect(body(rendered({ ...page, earlierCycles: [{ ...june!, statement: 3 }] }))).toContain(statement)
    expect(body(rendered({ ...withEarlier('2026-08-14'), statement: 3 }))).toContain(statement)
    expect(body(rendered(page))).not.toContain('Statement')
  })

  test('reading an earlier cycle, the way back is the first thing', () => {
    const html = rendered(withEarlier('2026-08-14'))
    expect(body(html)).toMatch(/^<main id="page"[^>]*><nav aria-label="Cycle"><a href="\/r\/ht_token">Back to the current cycle<\/a>/)
  })
})

test('tokens that the page does not use stay behind, those it uses do not', () => {
  const declared = new Set(pageCss.match(/--[\w-]+(?=:)/g))
  const used = new Set(pageCss.match(/(?<=var\()--[\w-]+/g))
  expect([...declared].toSorted()).toEqual([...used].toSorted())
})

test.each(['revoked', 'expired', 'unknown', 'limited', 'broken'] as const)('a link that is %s gets a page without a script', (kind) => {
  const html = renderGone(kind)
  expect(html).toMatch(/^<!doctype html>/i)
  expect(words(html)).toMatch(/\w/)
  expect(html).not.toContain('<script')
})

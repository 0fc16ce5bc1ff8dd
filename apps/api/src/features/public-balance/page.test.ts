import { expect, test } from 'vitest'
import { serveApp } from '../../../test/serve-app.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { studio } from '../../../test/studio.ts'

const headOf = (html: string) => html.slice(0, html.indexOf('</head>'))

async function sharedStudio() {
  const cast = await studio({ retainer: { startsOn: '2026-06-01' } })
  await cast.log({ workedOn: '2026-06-10', duration: '5h', description: 'Discovery: process walk-through' })
  await cast.log({ duration: '12h', description: 'Vendor A: weekly sync <b>& more</b>' })
  return { ...cast, link: await cast.share('CTO') }
}

test('the page is complete before any script runs: the number, the bar and the log', async () => {
  const { nobody, link } = await sharedStudio()
  const { status, headers, text } = await nobody.get(`/r/${link.token}`)
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  const body = text.replace(/<script[\s\S]*$/, '')
  expect(body).toContain('12 of 20 hours used · 8 hours remain · resets Aug 1')
  expect(body).toMatch(/class="balance-bar-used"[^>]* width="60%"/)
  expect(body).toContain('Vendor A: weekly sync &lt;b>&amp; more&lt;/b>')
  expect(body).toContain(`?on=2026-06-01`)
})

test('a preview of the link shows no client, no retainer and no hours', async () => {
  const { nobody, link } = await sharedStudio()
  const { text, headers } = await nobody.get(`/r/${link.token}`)
  expect(headOf(text)).not.toMatch(/Halden|PMO retainer|12 of|8 hours remain/)
  expect(headOf(text)).toContain('<title>HourTab balance</title>')
  expect(headers['x-robots-tag']).toContain('noindex')
  expect(headers['referrer-policy']).toBe('no-referrer')
})

test('the page asks nothing of another host', async () => {
  const { nobody, link } = await sharedStudio()
  const { text, headers } = await nobody.get(`/r/${link.token}`)
  expect(text.replace(/http:\/\/www\.w3\.org\/2000\/svg/g, '')).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'; style-src 'self' 'sha256-/)
  expect(headers['content-security-policy']).not.toContain('unsafe')
})

test('the page travels compressed where the browser takes it', async () => {
  const { nobody, link } = await sharedStudio()
  const plain = await nobody.get(`/r/${link.token}`).set('accept-encoding', 'identity')
  const packed = await nobody.get(`/r/${link.token}`).set('accept-encoding', 'gzip, br')
  expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['br', 'accept-encoding'])
  expect(packed.headers['content-length']).toBeDefined()
  expect(Number(packed.headers['content-length'])).toBeLessThan(plain.text.length / 2)
  expect(packed.text).toBe(plain.text)
})

test('a page that was read is read again only after a change', async () => {
  const { nobody, link, log } = await sharedStudio()
  const { headers } = await nobody.get(`/r/${link.token}`)
  expect((await nobody.get(`/r/${link.token}`).set('if-none-match', headers.etag!)).status).toBe(304)
  await log({ duration: '1h' })
  expect((await nobody.get(`/r/${link.token}`).set('if-none-match', headers.etag!)).status).toBe(200)
})

test('a bookmark opens whatever a mail program added to it, at worst on the present cycle', async () => {
  const { nobody, link } = await sharedStudio()
  const read = async (query: string) => (await nobody.get(`/r/${link.token}${query}`)).text
  expect(await read('?on=2026-06-15&utm_source=mail')).toContain('5 of 20 hours used')
  for (const query of ['?utm_source=mail', '?on=soon', '?on=1999-01-01', '?on=']) expect(await read(query)).toContain('12 of 20 hours used')
})

test('a page that shows nothing says why in its own words, and is not kept', async () => {
  const { nobody, link, owner } = await sharedStudio()
  const unknown = await nobody.get(`/r/${link.token.slice(1)}`)
  await owner.delete(`/api/v1/share-links/${link.id}`)
  const revoked = await nobody.get(`/r/${link.token}`)
  for (const { headers, text } of [unknown, revoked]) {
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(text).not.toMatch(/Halden|PMO retainer/)
  }
  expect([unknown.status, revoked.status]).toEqual([404, 410])
  expect(unknown.text).not.toBe(revoked.text)
})

test('whoever tries many links that open nothing is asked to wait, on the page as in the API', async () => {
  const { nobody } = await studio({ rateLimit: true })
  const tries = []
  for (let n = 0; n < 22; n++) tries.push((await nobody.get(`/r/nothing-${n}`)).status)
  expect(tries).toEqual([...Array.from({ length: 20 }, () => 404), 429, 429])
  const page = await nobody.get('/r/one-more')
  expect([page.status, page.headers['content-type']]).toEqual([429, 'text/html; charset=utf-8'])
  const api = await nobody.get('/api/v1/public/balances/one-more')
  expect([api.status, api.headers['content-type']]).toEqual([429, 'application/problem+json; charset=utf-8'])
})

test('while the database is away the page says that the fault is ours', async () => {
  const { clock, link } = await sharedStudio()
  const { database } = await workerDatabase()
  const pool = new Proxy(database.pool, {
    get: (target, name) =>
      name === 'connect' || name === 'query' ? () => Promise.reject(new Error('connect ECONNREFUSED')) : Reflect.get(target, name),
  })
  const served = await serveApp({ ...database, pool }, clock)
  const answer = await fetch(`${served.origin}/r/${link.token}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8'])
  expect(await answer.text()).toContain('nothing is lost')
  await served.close()
})

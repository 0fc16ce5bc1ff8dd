import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const password = 'three quiet words'
const form = (token: string, given: string) => [`/r/${token}`, new URLSearchParams({ password: given }).toString()] as const

async function lockedStudio(settings = {}) {
  const cast = await studio(settings)
  await cast.log()
  const link = await cast.share('CTO', { password })
  const give = (given: string, to = link.token) => {
    const [path, body] = form(to, given)
    return cast.nobody.post(path).set('content-type', 'application/x-www-form-urlencoded').send(body).redirects(0)
  }
  const cookieOf = async (given = password) => ((await give(given)).headers['set-cookie'] as unknown as string[] | undefined)?.[0] ?? ''
  return { ...cast, link, give, cookieOf }
}

test('a link with a password shows nothing to whoever has not given it, in any form', async () => {
  const { nobody, link } = await lockedStudio()
  for (const rest of ['', '/entries', '/events', '/feed', '/badge.svg']) {
    const { status, body } = await nobody.get(`/api/v1/public/balances/${link.token}${rest}`)
    expect([status, body.type]).toEqual([401, '/problems/link-password'])
  }
  const page = await nobody.get(`/r/${link.token}`)
  expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store'])
  expect(page.text).toContain('<input type="password"')
  expect(page.text).not.toMatch(/Halden|PMO|20 hours/)
  expect((await nobody.get(`/r/${link.token}/manifest.webmanifest`)).status).toBe(401)
})

test('the right password opens the link in that browser, page and stream alike', async () => {
  const { nobody, link, give, cookieOf } = await lockedStudio()
  const wrong = await give('three quiet word')
  expect([wrong.status, wrong.headers['set-cookie'], wrong.text.includes('That is not the password')]).toEqual([403, undefined, true])
  const right = await give(` ${password} `)
  expect([right.status, right.headers.location]).toEqual([303, `/r/${link.token}`])
  const cookie = await cookieOf()
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  expect(cookie).not.toContain(link.token)
  expect((await nobody.get(`/r/${link.token}`).set('cookie', cookie)).text).toContain('1 of 20 hours used')
  expect((await nobody.get(`/api/v1/public/balances/${link.token}`).set('cookie', cookie)).status).toBe(200)
})

test('what a browser keeps opens no other link, and nothing once the password is another', async () => {
  const { nobody, owner, link, share, cookieOf } = await lockedStudio()
  const cookie = await cookieOf()
  const other = await share('CFO', { password })
  const opens = async (token: string) => (await nobody.get(`/r/${token}`).set('cookie', cookie)).text.includes('hours used')
  expect([await opens(link.token), await opens(other.token)]).toEqual([true, false])
  const { body } = await owner.patch(`/api/v1/share-links/${link.id}`).send({ password: 'four quiet words now' })
  expect(body.shareLink.hasPassword).toBe(true)
  expect(JSON.stringify(body)).not.toMatch(/quiet|argon/)
  expect(await opens(link.token)).toBe(false)
  await owner.patch(`/api/v1/share-links/${link.id}`).send({ password: null })
  expect((await nobody.get(`/r/${link.token}`)).text).toContain('hours used')
})

test('after five wrong passwords the link waits, and other links do not', async () => {
  const { give, share } = await lockedStudio({ rateLimit: true })
  const tries = []
  for (let n = 0; n < 6; n++) tries.push((await give(`a guess ${n}`)).status)
  expect(tries).toEqual([403, 403, 403, 403, 403, 429])
  expect((await give(password)).status).toBe(429)
  const other = await share('CFO', { password })
  expect((await give(password, other.token)).status).toBe(303)
})

test('a form from a page of another site opens nothing', async () => {
  const { nobody, link } = await lockedStudio()
  const [path, body] = form(link.token, password)
  const request = nobody.post(path).set('content-type', 'application/x-www-form-urlencoded')
  const answer = await request.set({ 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }).send(body).redirects(0)
  expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
})

test('the API reads no forms', async () => {
  const { owner, retainer } = await studio()
  const answer = await owner
    .post(`/api/v1/retainers/${retainer.id}/share-links`)
    .set('content-type', 'application/x-www-form-urlencoded')
    .send('name=CTO')
  expect([answer.status, answer.body.type]).toEqual([415, '/problems/unknown-media-type'])
})

test('a password of seven letters is told at its field', async () => {
  const { owner, retainer } = await studio()
  const { status, body } = await owner.post(`/api/v1/retainers/${retainer.id}/share-links`).send({ name: 'CTO', password: '1234567' })
  expect([status, body.errors]).toEqual([422, [{ pointer: '#/password', detail: 'At least 8 characters' }]])
})

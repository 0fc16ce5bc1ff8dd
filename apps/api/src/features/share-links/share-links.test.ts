import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

const open = ({ nobody }: Awaited<ReturnType<typeof studio>>, token: string) => nobody.get(`/api/v1/public/balances/${token}`)
const tokenIn = (url: string) => url.split('/').at(-1)!

test('a link is made once and can be copied again: the list shows the same address', async () => {
  const cast = await studio()
  const { status, body } = await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/share-links`).send({ name: 'CTO' })
  expect(status).toBe(201)
  expect(body.shareLink).toMatchObject({ name: 'CTO', audience: 'full', expiresOn: null, lastOpenedOn: null })
  expect(body.shareLink.url).toMatch(new RegExp(`^${cast.origin}/r/[0-9A-Za-z]{40,80}$`))
  const { body: list } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/share-links`)
  expect(list).toEqual({ items: [body.shareLink], nextCursor: null })
})

test('several links of one retainer are named, and revoking one leaves the others', async () => {
  const cast = await studio()
  const [cto, cfo] = [await cast.share('CTO'), await cast.share('CFO')]
  expect((await cast.owner.delete(`/api/v1/share-links/${cto.id}`)).status).toBe(204)
  expect([(await open(cast, cto.token)).status, (await open(cast, cfo.token)).status]).toEqual([410, 200])
  const { body } = await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/share-links`)
  expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['CFO'])
  expect((await cast.owner.delete(`/api/v1/share-links/${cto.id}`)).status).toBe(404)
})

test('a link is renamed, and its address stays', async () => {
  const cast = await studio()
  const { id, url } = await cast.share('CTO')
  const { body } = await cast.owner.patch(`/api/v1/share-links/${id}`).send({ name: 'Head of IT' })
  expect(body.shareLink).toMatchObject({ name: 'Head of IT', url })
  const unchanged = await cast.owner.patch(`/api/v1/share-links/${id}`).send({})
  expect(unchanged.body.shareLink).toEqual(body.shareLink)
})

test("a link opens through its last day, as that day is counted in the retainer's time zone", async () => {
  const cast = await studio({ retainer: { timeZone: 'America/Los_Angeles' } })
  const { id, token } = await cast.share()
  await cast.owner.patch(`/api/v1/share-links/${id}`).send({ expiresOn: '2026-07-20' })
  cast.clock.at = new Date('2026-07-21T06:59:00Z')
  expect((await open(cast, token)).status).toBe(200)
  cast.clock.at = new Date('2026-07-21T07:00:00Z')
  const expired = await open(cast, token)
  expect([expired.status, expired.body.type, expired.headers['cache-control']]).toEqual([410, '/problems/link-expired', 'no-store'])
  expect((await cast.nobody.get(`/r/${token}`)).text).toContain('This link has expired')
  cast.clock.at = new Date('2026-07-14T16:20:00Z')
})

test('a rotated link has a new address; the old one says that it is no longer shared', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-06-01' } })
  const { id, token, url } = await cast.share('CTO')
  await cast.nobody.get(`/r/${token}`)
  const { status, body } = await cast.owner.post(`/api/v1/share-links/${id}/rotate`)
  expect([status, body.shareLink.id, body.shareLink.name]).toEqual([200, id, 'CTO'])
  expect(body.shareLink.url).not.toBe(url)
  const fresh = tokenIn(body.shareLink.url)
  expect([(await open(cast, token)).status, (await open(cast, fresh)).status]).toEqual([410, 200])
  const page = await cast.nobody.get(`/r/${fresh}`)
  expect([page.status, page.text.includes(fresh), page.text.includes(token)]).toEqual([200, true, false])
})

test('the day a link was last opened is noted, and nothing about who opened it', async () => {
  const cast = await studio()
  const { token } = await cast.share()
  await cast.nobody.get(`/r/${token}`).set('user-agent', 'A phone')
  const noted = async () => (await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/share-links`)).body.items[0]
  await expect.poll(async () => (await noted()).lastOpenedOn).toBe('2026-07-14')
  expect(Object.keys(await noted()).sort()).toEqual([
    'audience',
    'createdAt',
    'expiresOn',
    'hasPassword',
    'id',
    'lastOpenedOn',
    'name',
    'url',
  ])
})

test('links are for those who administer: a key that may only write sees none', async () => {
  const cast = await studio()
  const { id } = await cast.share()
  const key = await cast.key('write')
  const path = `/api/v1/retainers/${cast.retainer.id}/share-links`
  const answers = [
    await cast.nobody.get(path).set(key),
    await cast.nobody.post(path).set(key).send({ name: 'CTO' }),
    await cast.nobody.post(`/api/v1/share-links/${id}/rotate`).set(key),
    await cast.nobody.delete(`/api/v1/share-links/${id}`).set(key),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
})

import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

test('a wiki page of any origin may read the balance in a few fields, and asks again for nothing', async () => {
  const { nobody, share, log } = await studio()
  await log({ duration: '12h' })
  const { token } = await share()
  const path = `/api/v1/public/balances/${token}/feed`
  const { body, headers } = await nobody.get(path).set('origin', 'https://wiki.example')
  expect(body).toEqual({
    client: 'Halden Rail',
    retainer: 'PMO retainer',
    sentence: '12 of 20 hours used · 8 hours remain · resets Aug 1',
    usedSeconds: 43_200,
    availableSeconds: 72_000,
    leftSeconds: 28_800,
    overSeconds: 0,
    resetsOn: '2026-08-01',
    loggedThrough: '2026-07-06',
    asOf: '2026-07-14T16:20:00.000Z',
  })
  expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual(['*', undefined])
  expect((await nobody.get(path).set('if-none-match', headers.etag!)).status).toBe(304)
})

test('the badge is a picture with the header line and the bar, and names nobody', async () => {
  const { nobody, share, log } = await studio()
  await log({ duration: '22h' })
  const { token } = await share()
  const { body, headers } = await nobody.get(`/api/v1/public/balances/${token}/badge.svg`)
  const svg = (body as Buffer).toString()
  expect([headers['content-type'], headers['cross-origin-resource-policy']]).toEqual(['image/svg+xml', 'cross-origin'])
  expect(svg).toContain('<title>22 of 20 hours used · 2 over · resets Aug 1</title>')
  expect(svg.match(/<rect x="\d+" y="62"/g)).toHaveLength(3)
  expect(svg).not.toMatch(/Halden|PMO|<script|href/)
})

test('a link that ended has no badge left', async () => {
  const { nobody, owner, share } = await studio()
  const { token, id } = await share()
  await owner.delete(`/api/v1/share-links/${id}`)
  for (const rest of ['feed', 'badge.svg']) expect((await nobody.get(`/api/v1/public/balances/${token}/${rest}`)).status).toBe(410)
})

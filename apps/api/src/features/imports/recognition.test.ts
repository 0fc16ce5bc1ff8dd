import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { harvest, imported } from './steps.ts'

type Studio = Awaited<ReturnType<typeof studio>>

async function cast() {
  const home = await studio()
  const retainer = async (clientName: string, name: string) => {
    const { body } = await home.owner.post('/api/v1/retainers').send({ clientName, name, capHours: 8, startsOn: '2026-07-01' })
    return { ...home, retainer: body.retainer }
  }
  return { home, kestrel: await retainer('Kestrel Foods', 'Rollout'), audit: await retainer('Halden Rail', 'Audit') }
}

const recognised = async ({ owner }: Studio, text: string) => {
  const { status, body } = await owner.post('/api/v1/imports/recognise').attach('file', Buffer.from(text), 'export.csv')
  expect(status).toBe(200)
  return body.retainers.map(({ client, name, because, rows }: Record<string, any>) => `${client.name}, ${name}: ${rows} ${because}`)
}

test('a file belongs where its client and project were imported before, else where the client has its name', async () => {
  const { home, kestrel, audit } = await cast()
  const erp = harvest(['2026-07-06', 'Sync', 1], ['2026-07-07', 'Sync', 1])
  expect(await recognised(home, erp)).toEqual(['Halden Rail, Audit: 2 name', 'Halden Rail, PMO retainer: 2 name'])
  await imported(home, erp)
  await imported(audit, harvest(['2026-07-06', 'Review', 1, { project: 'Audit' }]))
  await imported(kestrel, harvest(['2026-07-06', 'Plan', 1, { client: 'KF' }]))
  expect(await recognised(home, erp)).toEqual(['Halden Rail, PMO retainer: 2 earlier'])
  expect(await recognised(home, harvest(['2026-07-13', 'More', 1, { project: 'Audit' }]))).toEqual(['Halden Rail, Audit: 1 earlier'])
  expect(await recognised(home, harvest(['2026-07-13', 'More', 1, { client: 'KF', project: 'New' }]))).toEqual([
    'Kestrel Foods, Rollout: 1 earlier',
  ])
  const mixed = harvest(['2026-07-13', 'More', 1, { client: 'KF' }], ['2026-07-13', 'Sync', 1], ['2026-07-14', 'Sync', 1])
  expect(await recognised(home, mixed)).toEqual(['Halden Rail, PMO retainer: 2 earlier', 'Kestrel Foods, Rollout: 1 earlier'])
  expect(await recognised(home, harvest(['2026-07-13', 'More', 1, { client: 'Nobody' }]))).toEqual([])
})

test('a sheet that names nobody belongs where sheets with its columns were imported before', async () => {
  const { home, kestrel } = await cast()
  const sheet = (day: string) => `Date,Description,Hours\n${day},Call,1\n`
  expect(await recognised(home, sheet('2026-07-06'))).toEqual([])
  await imported(kestrel, sheet('2026-07-06'))
  expect(await recognised(home, sheet('2026-07-07'))).toEqual(['Kestrel Foods, Rollout: 1 earlier'])
  expect(await recognised(home, 'Day,Notes,Hours\n2026-07-06,Call,1\n')).toEqual([])
})

test('asking where a file belongs stores nothing, and what is no export is refused', async () => {
  const { home } = await cast()
  await recognised(home, harvest(['2026-07-06', 'Sync', 1]))
  expect((await home.owner.get(`/api/v1/retainers/${home.retainer.id}/imports`)).body.items).toEqual([])
  const refused = await home.owner.post('/api/v1/imports/recognise').set('content-type', 'text/csv').send('Dear Ines,\nno hours.\n')
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/not-an-import'])
})

import supertest from 'supertest'
import { expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'

type Card = {
  id: string
  name: string
  client: { name: string }
  startsOn: string
  hourlyRate: number | null
  balance: { usedSeconds: number; entryCount: number; overSeconds: number; availableSeconds: number }
}
type Entry = {
  description: string
  seconds: number
  workedOn: string
  workType: string
  vendor: string | null
  runningBalanceSeconds: number
}

async function visitor(origin: string) {
  const agent = supertest.agent(origin).set('origin', origin)
  const { status, body } = await agent.post('/api/v1/auth/look-around')
  expect([status, body.me.workspace.isSample]).toEqual([201, true])
  const retainers = (await agent.get('/api/v1/retainers')).body.items as Card[]
  return { agent, me: body.me, retainers }
}

async function wholeLog(agent: ReturnType<typeof supertest.agent>, id: string) {
  const { body } = await agent.get(`/api/v1/retainers/${id}/entries?limit=200`)
  expect(body.nextCursor).toBe(null)
  return body.items as Entry[]
}

test('whoever looks around finds a studio with three clients, four retainers and five months of believable work', async () => {
  const { origin } = await studio()
  const { agent, retainers } = await visitor(origin)
  expect(retainers.map(({ name, client }) => `${client.name}: ${name}`).sort()).toEqual([
    'Halden Rail: Depot system cutover',
    'Halden Rail: PMO retainer',
    'Kestrel Foods: Warehouse system rollout',
    'Orla Health: Vendor coordination',
  ])
  expect(retainers.map(({ startsOn }) => startsOn).sort()[0]! < '2026-02-14').toBe(true)
  for (const { id, balance } of retainers) {
    const log = await wholeLog(agent, id)
    expect(log.length).toBeGreaterThan(20)
    expect(log.every(({ workType, seconds, workedOn }) => workType !== 'other' && seconds % 900 === 0 && workedOn <= '2026-07-14')).toBe(
      true,
    )
    const { items } = (await agent.get(`/api/v1/retainers/${id}/cycles`)).body as { items: { usedSeconds: number }[] }
    expect(items.reduce((sum, { usedSeconds }) => sum + usedSeconds, 0)).toBe(log.reduce((sum, { seconds }) => sum + seconds, 0))
    expect(items[0]!.usedSeconds).toBe(balance.usedSeconds)
    expect(balance.overSeconds).toBe(0)
  }
})

test('the go-live of the sample shows what was agreed on top of it, and what it borrowed from the cycle after', async () => {
  const { origin } = await studio()
  const { agent, retainers } = await visitor(origin)
  const { id } = retainers.find(({ name }) => name === 'Warehouse system rollout')!
  const { items } = (await agent.get(`/api/v1/retainers/${id}/cycles`)).body as {
    items: { explanation: { label: string; hours: string }[] }[]
  }
  const agreed = items.map(({ explanation }) => explanation.filter(({ label }) => /^(agreed|lent)/.test(label)))
  expect(agreed.map((lines) => lines.map(({ label, hours }) => `${hours} ${label}`))).toEqual([
    [],
    [expect.stringMatching(/^-3 lent to .+: second week of hypercare \(VP Technology\)$/)],
    [
      '8 agreed: go-live and hypercare, two weeks (VP Technology)',
      expect.stringMatching(/^3 agreed: second week of hypercare \(VP Technology\), borrowed from /),
    ],
    [],
    [],
  ])
})

test('what happened in the sample is told in its order, and nothing in it happens later than now', async () => {
  const { origin } = await studio()
  const { agent } = await visitor(origin)
  const { body } = await agent.get('/api/v1/events?limit=200')
  const times = body.items.map(({ at }: { at: string }) => at) as string[]
  expect(times).toEqual(times.toSorted().reverse())
  expect(times[0]! <= '2026-07-14T16:20:00.000Z').toBe(true)
})

test('the links of the sample open', async () => {
  const { origin, nobody } = await studio()
  const { agent, retainers } = await visitor(origin)
  for (const { id, balance } of retainers) {
    const links = (await agent.get(`/api/v1/retainers/${id}/share-links`)).body.items as { url: string }[]
    expect(links.length).toBeGreaterThan(0)
    const read = await nobody.get(`/api/v1/public/balances/${links[0]!.url.split('/').at(-1)}`)
    expect([read.status, read.body.balance.usedSeconds]).toEqual([200, balance.usedSeconds])
  }
})

test('every visitor has a studio of their own, apart from everyone else', async () => {
  const { origin, owner, retainer } = await studio()
  const [one, other] = [await visitor(origin), await visitor(origin)]
  expect(one.me.workspace.id).not.toBe(other.me.workspace.id)
  await one.agent.delete(`/api/v1/retainers/${one.retainers[0]!.id}`)
  expect((await other.agent.get('/api/v1/retainers')).body.items).toHaveLength(4)
  expect((await one.agent.get(`/api/v1/retainers/${other.retainers[0]!.id}`)).status).toBe(404)
  expect((await one.agent.get(`/api/v1/retainers/${retainer.id}`)).status).toBe(404)
  expect((await owner.get('/api/v1/retainers')).body.items).toHaveLength(1)
})

test('plan limits leave the sample whole, and hold for what the visitor adds', async () => {
  const { origin } = await studio({ planLimits: true })
  const { agent, retainers } = await visitor(origin)
  expect(retainers).toHaveLength(4)
  const added = await agent.post('/api/v1/retainers').send({ clientName: 'Mine', name: 'R', capHours: 1, startsOn: '2026-07-01' })
  expect([added.status, added.body.type]).toEqual([403, '/problems/plan-limit'])
})

import { expect, test } from 'vitest'
import { allowedKeys, keysOf, rareKeys } from '../../../test/public-fields.ts'
import { workerDatabase } from '../../../test/own-database.ts'
import { rounds } from '../../../test/rounds.ts'
import { studio } from '../../../test/studio.ts'
import { newId } from '../../platform/id.ts'
import { hashOf } from '../../platform/secrets.ts'
import { shareLinks } from '../../platform/tables/share-links.ts'
import { inWorkspace } from '../../platform/tenancy.ts'
import { makeToken } from '../../platform/token.ts'

const audiences = ['full', 'unnamed', 'aliases', 'totals'] as const
const count = rounds({ thorough: 500, quick: 80 })
const vendors = ['Qadimtech', 'Bryzolith GmbH', 'Zuvenda & Sons', 'Ox']
const people = ['Prunella Whiskerton', 'Bartleby']

/** A retainer full of what is private, and of names that only some may see. */
async function makeRetainer(cast: Awaited<ReturnType<typeof studio>>, n: number) {
  const send = (path: string, body: object) => cast.owner.post(`/api/v1/${path}`).send(body)
  const made = await send('retainers', {
    clientName: 'Halden Rail',
    name: `PMO ${n} with ${vendors[n % 4]}`,
    capHours: 5 + (n % 30),
    startsOn: '2026-07-01',
    hourlyRate: 98765.43,
    fee: 8765432.1,
    currency: 'CHF',
    counts: n % 2 ? 'all' : 'billable',
  })
  const { id } = made.body.retainer as { id: string }
  const [one, other] = [vendors[n % 4]!, vendors[(n * 7 + 1) % 4]!]
  await Promise.all([
    send(`retainers/${id}/entries`, {
      workedOn: '2026-07-02',
      duration: `${1 + (n % 9)}h`,
      vendor: one,
      project: `${other} rollout`,
      workType: 'vendor',
      description: `${one.toUpperCase()}: sync with Ines and ${other}`,
      privateNote: `stall${n}, mara${n}@private.example`,
    }),
    send(`retainers/${id}/entries`, {
      workedOn: '2026-07-03',
      duration: '30m',
      vendor: other,
      billable: n % 3 > 0,
      description: `Workshop, notes by ${n % 5 === 0 ? people[n % 2] : 'Ines'}`,
      privateNote: `stall again, rate 98765.43`,
    }),
    ...(n % 5 === 0
      ? [send(`retainers/${id}/grants`, { cycleStartsOn: '2026-07-01', seconds: 3600, reason: `${one} is late`, agreedBy: people[n % 2] })]
      : []),
  ])
  return id
}

// Made at once: there are two thousand.
async function shareAll(workspaceId: string, retainerIds: string[]) {
  const links = retainerIds.flatMap((retainerId) =>
    audiences.map((audience) => ({ retainerId, audience, token: makeToken(workspaceId, 16), name: `Link of ${people[0]}` })),
  )
  const { database } = await workerDatabase()
  await inWorkspace(database, workspaceId, (db) =>
    db.insert(shareLinks).values(
      links.map(({ token, ...link }) => ({
        ...link,
        workspaceId,
        id: newId(),
        tokenHash: hashOf(token),
        sealedToken: '',
        createdAt: '2026-07-14T00:00:00Z',
      })),
    ),
  )
  return links
}

const always = /stall|98.?765\.43|8.?765.?432\.1|\bchf\b|@|billable|link of/i
const hidden = {
  full: always,
  unnamed: new RegExp(`${always.source}|Ines|Prunella|Whiskerton`, 'i'),
  aliases: new RegExp(`${always.source}|Qadim|Bryzo|Zuvenda|\\bOx\\b`, 'i'),
  totals: new RegExp(`${always.source}|: sync|Workshop|rollout|is late|Prunella|Whiskerton|"entries":\\[\\{`, 'i'),
}

test('of hundreds of retainers no audience is sent a field that is not on its list, or a word that is not for it', async () => {
  const cast = await studio()
  const secretless = (text: string) => text.replace(/<style>.*<\/style>/s, '')
  for (let from = 0; from < count; from += 50) {
    const made = await Promise.all(Array.from({ length: 50 }, (_, at) => makeRetainer(cast, from + at)))
    const links = await shareAll(cast.ines.me.workspace.id, made)
    await Promise.all(
      links.map(async ({ audience, token }) => {
        const [json, page] = [await cast.nobody.get(`/api/v1/public/balances/${token}`), await cast.nobody.get(`/r/${token}`)]
        expect([json.status, page.status]).toEqual([200, 200])
        expect(keysOf(json.body).filter((key) => ![...allowedKeys, ...rareKeys].includes(key))).toEqual([])
        for (const text of [json.text, secretless(page.text)]) expect(hidden[audience].exec(text)?.[0]).toBeUndefined()
      }),
    )
  }
}, 240_000)

test('totals alone are the number, the sum and the cycles', async () => {
  const cast = await studio()
  await cast.log({ vendor: 'Qadimtech' })
  const { token } = await cast.share('CFO', { audience: 'totals' })
  const { body } = await cast.nobody.get(`/api/v1/public/balances/${token}?vendor=Qadimtech&q=interviews`)
  expect(body).toMatchObject({ shows: 'totals', breakdown: null, entries: [], nextCursor: null })
  expect([body.balance.usedSeconds, body.found]).toEqual([3600, undefined])
  expect((await cast.nobody.get(`/api/v1/public/balances/${token}/entries`)).body).toEqual({ items: [], nextCursor: null })
})

test('a statement, which names everybody, opens with the full log only', async () => {
  const cast = await studio({ retainer: { startsOn: '2026-06-01' } })
  await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/statements`).send({})
  const statuses = await Promise.all(
    audiences.map(async (audience) => {
      const { token } = await cast.share('CFO', { audience })
      const { body } = await cast.nobody.get(`/api/v1/public/balances/${token}`)
      return [body.earlierCycles[0].statement, (await cast.nobody.get(`/r/${token}/statements/1`)).status]
    }),
  )
  expect(statuses).toEqual([[1, 200], ...Array.from({ length: 3 }, () => [undefined, 404])])
})

test('a change of audience is what the link shows from then on, by its old address', async () => {
  const cast = await studio()
  await cast.log()
  const { token, id } = await cast.share()
  const shows = async () => (await cast.nobody.get(`/api/v1/public/balances/${token}`)).body.shows
  expect(await shows()).toBe('log')
  const { body } = await cast.owner.patch(`/api/v1/share-links/${id}`).send({ audience: 'totals' })
  expect([body.shareLink.audience, await shows()]).toEqual(['totals', 'totals'])
})

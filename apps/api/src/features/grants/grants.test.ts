import { describe, expect, test } from 'vitest'
import { studio } from '../../../test/studio.ts'
import { close } from '../statements/steps.ts'
import { agree, grantsOf, hour, inWords, remove, sumOn } from './steps.ts'

const [july, august, september] = ['2026-07-01', '2026-08-01', '2026-09-01']

describe('hours agreed on top', () => {
  test('count in their cycle, say why and who agreed, and end with it', async () => {
    const cast = await studio({ retainer: { surplus: { kind: 'all', expiresAfter: null } } })
    await cast.log({ duration: '18h' })
    const { status, body, headers } = await agree(cast, { agreedBy: 'Dana Reyes' })
    expect([status, body.grant]).toEqual([
      201,
      {
        id: body.grant.id,
        retainerId: cast.retainer.id,
        cycleStartsOn: july,
        seconds: 5 * hour,
        reason: 'hypercare',
        agreedBy: 'Dana Reyes',
        borrowedFrom: null,
        createdAt: '2026-07-14T16:20:00.000Z',
      },
    ])
    expect(headers.etag).toMatch(/^"[\w-]+"$/)
    expect(body.balance.sentence).toBe('18 of 25 hours used · 7 hours remain · resets Aug 1')
    expect(await sumOn(cast, july)).toEqual(['20 cap', '5 agreed: hypercare (Dana Reyes)', '-18 logged', '7 remain'])
    expect(await sumOn(cast, august)).toEqual(['20 cap', '2 carried from Jul 1 – 31', '0 logged', '22 remain'])
  })

  test('are listed newest first, all of them or those of one cycle, in pages', async () => {
    const cast = await studio()
    await agree(cast, { reason: 'hypercare' })
    await agree(cast, { reason: 'second site', cycleStartsOn: august })
    await agree(cast, { reason: 'dry run', borrowedFrom: august, hours: 2 })
    const reasons = async (query: string) => (await grantsOf(cast, query)).map(({ reason }) => reason)
    expect(await reasons('')).toEqual(['dry run', 'second site', 'hypercare'])
    expect(await reasons('?cycle=2026-07-20')).toEqual(['dry run', 'hypercare'])
    expect(await reasons('?cycle=2026-08-20')).toEqual(['dry run', 'second site'])
    expect(await reasons('?cycle=2026-09-20')).toEqual([])
    const path = `/api/v1/retainers/${cast.retainer.id}/grants?limit=2`
    const first = await cast.owner.get(path)
    const rest = await cast.owner.get(`${path}&cursor=${first.body.nextCursor}`)
    expect([first.body.items.length, rest.body.items.length, rest.body.nextCursor]).toEqual([2, 1, null])
  })

  test('are told as events and in the audit, by whom and with their figures', async () => {
    const cast = await studio()
    const { id } = (await agree(cast, { borrowedFrom: august })).body.grant
    await remove(cast, id)
    const [removed, agreed] = (await cast.owner.get('/api/v1/events')).body.items
    const subject = { grantId: id, cycleStartsOn: july, seconds: 5 * hour, borrowedFrom: august }
    expect([agreed.name, agreed.subject, removed.name, removed.subject]).toEqual(['grant.agreed', subject, 'grant.removed', subject])
    const { text } = await cast.owner.get('/api/v1/audit.csv?what=grant')
    const said = 'hypercare,Halden Rail,PMO retainer,"cycle from 2026-07-01; hours 5 h; borrowed from the cycle from 2026-08-01"'
    expect(text).toContain(`Ines,,Hours agreed on top,${said}`)
    expect(text).toContain(`Ines,,Agreed hours removed,${said}`)
  })

  test('stay in the cycle that holds their day when the schedule changes', async () => {
    const cast = await studio({ today: '2026-09-20' })
    await agree(cast, { cycleStartsOn: august, borrowedFrom: september })
    const change = (body: object) => cast.owner.patch(`/api/v1/retainers/${cast.retainer.id}`).set('if-match', '*').send(body)
    expect((await change({ resetDay: 15 })).status).toBe(200)
    expect(await grantsOf(cast, '?cycle=2026-07-20')).toMatchObject([{ cycleStartsOn: '2026-07-15', borrowedFrom: '2026-08-15' }])
    expect((await sumOn(cast, '2026-07-20'))[1]).toBe('5 agreed: hypercare, borrowed from Aug 15 – Sep 14')
    await change({ startsOn: '2026-09-18' })
    const [grant] = await grantsOf(cast, '?cycle=2026-09-20')
    expect(grant).toMatchObject({ cycleStartsOn: '2026-09-18', borrowedFrom: '2026-09-18' })
    expect(await sumOn(cast, '2026-09-20')).toEqual(['20 cap', '0 logged', '20 remain'])
    await cast.log({ workedOn: '2026-09-20', duration: '30h' })
    expect((await remove(cast, grant!.id)).status).toBe(200)
  })
})

describe('hours borrowed from a later cycle', () => {
  test('are a line in both cycles, for the PM and for the client', async () => {
    const cast = await studio({ today: '2026-08-14' })
    const { token } = await cast.share()
    expect((await agree(cast, { borrowedFrom: august, agreedBy: 'Dana Reyes' })).status).toBe(201)
    const inJuly = ['20 cap', '5 agreed: hypercare (Dana Reyes), borrowed from Aug 1 – 31', '0 logged', '25 remain']
    const inAugust = ['20 cap', '-5 lent to Jul 1 – 31: hypercare (Dana Reyes)', '0 logged', '15 remain']
    expect([await sumOn(cast, july), await sumOn(cast, august)]).toEqual([inJuly, inAugust])
    const shown = async (query: string) => inWords((await cast.nobody.get(`/api/v1/public/balances/${token}${query}`)).body.explanation)
    expect([await shown('?on=2026-07-20'), await shown('')]).toEqual([inJuly, inAugust])
    const page = async (query: string) => (await cast.nobody.get(`/r/${token}${query}`)).text
    expect(await page('?on=2026-07-20')).toContain('agreed: hypercare (Dana Reyes), borrowed from Aug 1 – 31')
    expect(await page('')).toContain('lent to Jul 1 – 31: hypercare (Dana Reyes)')
    const cycles = (await cast.owner.get(`/api/v1/retainers/${cast.retainer.id}/cycles`)).body.items as { explanation: [] }[]
    expect(cycles.map(({ explanation }) => inWords(explanation))).toEqual([inAugust, inJuly])
  })

  test('are at most the cap of the cycle that lends them, less what it has lent', async () => {
    const cast = await studio()
    const refusal = async (hours: number) => {
      const { status, body } = await agree(cast, { hours, borrowedFrom: august })
      return [status, body.errors?.[0]]
    }
    const detail = 'The cycle Aug 1 – 31 has a cap of 20 hours, so 20 at most can be borrowed from it'
    expect(await refusal(20.5)).toEqual([422, { pointer: '#/seconds', detail }])
    expect((await agree(cast, { cycleStartsOn: august, hours: 10 })).status).toBe(201)
    expect(await refusal(15)).toEqual([201, undefined])
    const rest = 'The cycle Aug 1 – 31 has a cap of 20 hours and has lent 15 of them, so 5 at most can be borrowed from it'
    expect(await refusal(5.25)).toEqual([422, { pointer: '#/seconds', detail: rest }])
    expect(await refusal(5)).toEqual([201, undefined])
    await cast.owner.post(`/api/v1/retainers/${cast.retainer.id}/terms`).send({ from: august, capSeconds: 8 * hour })
    const none = 'The cycle Aug 1 – 31 has a cap of 8 hours and has lent 20 of them, so 0 at most can be borrowed from it'
    expect(await refusal(1)).toEqual([422, { pointer: '#/seconds', detail: none }])
  })

  test('return to it when they are removed', async () => {
    const cast = await studio()
    const { id } = (await agree(cast, { borrowedFrom: august })).body.grant
    expect((await sumOn(cast, august)).at(-1)).toBe('15 remain')
    const { status, body } = await remove(cast, id)
    expect([status, body.balance.availableSeconds]).toEqual([200, 20 * hour])
    expect(await sumOn(cast, august)).toEqual(['20 cap', '0 logged', '20 remain'])
    expect((await remove(cast, id)).status).toBe(404)
  })
})

describe('a cycle that cannot be meant is refused, and the right day named', () => {
  const refusalOf = async (today: string, wanted: Parameters<typeof agree>[1]) => {
    const { status, body } = await agree(await studio({ today }), wanted)
    return [status, body.type.split('/').at(-1), body.errors?.map(({ pointer, detail }: Record<string, string>) => `${pointer} ${detail}`)]
  }

  test.each([
    ['a day within a cycle', { cycleStartsOn: '2026-07-14' }, ['#/cycleStartsOn The cycle that holds this day begins on 2026-07-01.']],
    [
      'two days within cycles',
      { cycleStartsOn: '2026-07-14', borrowedFrom: '2026-08-31' },
      [
        '#/cycleStartsOn The cycle that holds this day begins on 2026-07-01.',
        '#/borrowedFrom The cycle that holds this day begins on 2026-08-01.',
      ],
    ],
  ])('%s', async (_what, wanted, errors) => {
    expect(await refusalOf('2026-07-14', wanted)).toEqual([422, 'not-a-cycle-start', errors])
  })

  test.each([
    ['before the retainer', { cycleStartsOn: '2026-06-01' }, ['#/cycleStartsOn The retainer begins on 2026-07-01']],
    ['beyond five years', { cycleStartsOn: '2031-08-01' }, ['#/cycleStartsOn Choose 2031-07-14 or an earlier day']],
    ['a lender beyond five years', { borrowedFrom: '2031-08-01' }, ['#/borrowedFrom Choose 2031-07-14 or an earlier day']],
    ['its own lender', { borrowedFrom: july }, ['#/borrowedFrom Hours are borrowed from a later cycle; the next begins on 2026-08-01']],
    [
      'an earlier lender',
      { cycleStartsOn: august, borrowedFrom: july },
      ['#/borrowedFrom Hours are borrowed from a later cycle; the next begins on 2026-09-01'],
    ],
    ['no hours', { hours: 0 }, ['#/seconds More than zero']],
    ['hours taken away', { hours: -1 }, ['#/seconds More than zero']],
    ['hours beyond all reason', { hours: 10_001 }, ['#/seconds At most 10,000 hours']],
    ['no reason', { reason: ' ' }, ['#/reason Write something here']],
    ['a reason without end', { reason: 'x'.repeat(201) }, ['#/reason At most 200 characters']],
    ['a name without end', { agreedBy: 'x'.repeat(101) }, ['#/agreedBy At most 100 characters']],
  ])('%s', async (_what, wanted, errors) => {
    expect(await refusalOf('2026-07-14', wanted)).toEqual([422, 'invalid-input', errors])
  })
})

describe('once a cycle is closed', () => {
  test('nothing is agreed for it any more', async () => {
    const cast = await studio({ today: '2026-08-14' })
    await close(cast)
    const { status, body } = await agree(cast)
    expect([status, body.type, body.detail]).toEqual([
      409,
      '/problems/cycle-closed',
      'The cycle Jul 1 – 31 is closed. Choose the first day of an open one.',
    ])
    expect((await agree(cast, { cycleStartsOn: august })).status).toBe(201)
  })

  test('what was agreed in it stays, and what it borrowed is missing where it was lent', async () => {
    const cast = await studio({ today: '2026-08-14' })
    const [{ id }, lent] = [(await agree(cast)).body.grant, (await agree(cast, { borrowedFrom: august, hours: 3 })).body.grant]
    await cast.log({ duration: '26h' })
    await close(cast)
    for (const grantId of [id, lent.id]) {
      const { status, body } = await remove(cast, grantId, '?evenIfSpent=true')
      expect([status, body.type, body.detail]).toEqual([
        409,
        '/problems/cycle-closed',
        'The cycle Jul 1 – 31 is closed. What was agreed in it stays as it was printed.',
      ])
    }
    expect(await sumOn(cast, july)).toContain('5 agreed: hypercare')
    expect(await sumOn(cast, august)).toEqual(['20 cap', '-3 lent to Jul 1 – 31: hypercare', '0 logged', '17 remain'])
  })
})

test('of many who borrow from one cycle at once only so many get hours as it has', async () => {
  const cast = await studio({ retainer: { capHours: 10 } })
  const answers = await Promise.all(Array.from({ length: 8 }, () => agree(cast, { hours: 3, borrowedFrom: august })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 422, 422, 422, 422, 422])
  expect((await sumOn(cast, august)).at(-1)).toBe('1 remain')
})

import { beforeEach, describe, expect, test } from 'vitest'
import { keys, queryClient } from '../../api.ts'
import { hideEntry, pendingEntry, settleEntry, showEntry } from './log-cache.ts'

const id = 'retainer'
const hour = 3600
const work = (workedOn: string, hours: number) => ({ workedOn, seconds: hours * hour, description: `work of ${workedOn}` })
const entry = (workedOn: string, hours: number, left: number) => ({
  ...pendingEntry(id, '', work(workedOn, hours)),
  id: `entry-${workedOn}`,
  runningBalanceSeconds: left * hour,
})
const cycle = { startsOn: '2026-07-01', endsOn: '2026-07-31', resetsOn: '2026-08-01', state: 'open' }
const figures = { capSeconds: 20 * hour, carriedInSeconds: 0, grantedSeconds: 0, availableSeconds: 20 * hour }
const line = { cycle, ...figures, usedSeconds: 12 * hour, leftSeconds: 8 * hour, overSeconds: 0, sentence: '' }
const explanation = [
  { kind: 'cap', label: 'cap', seconds: 20 * hour, hours: '20' },
  { kind: 'logged', label: 'logged', seconds: -12 * hour, hours: '-12' },
  { kind: 'remain', label: 'remain', seconds: 8 * hour, hours: '8' },
]
const logKey = [...keys.entries(id), { from: cycle.startsOn, to: cycle.endsOn }]

const shown = (key: readonly unknown[] = logKey) =>
  queryClient.getQueryData<{ pages: { items: ReturnType<typeof entry>[] }[] }>(key)!.pages.flatMap(({ items }) => items)
const cardsOf = () => queryClient.getQueryData<{ pages: { items: { balance: typeof line }[] }[] }>(keys.retainers)!.pages
const left = (key?: readonly unknown[]) => shown(key).map(({ workedOn, runningBalanceSeconds }) => [workedOn, runningBalanceSeconds / hour])
const head = () => queryClient.getQueryData<{ balance: typeof line; explanation: typeof explanation }>(keys.balance(id))!
const all = () => structuredClone(queryClient.getQueriesData({}).map(([key, data]) => [JSON.stringify(key), data]))

beforeEach(() => {
  const last = { ...line, sentence: '12 of 20 hours used · 8 hours remain · resets Aug 1, 2026' }
  queryClient.clear()
  queryClient.setQueryData(keys.retainer(id), { retainer: { counts: 'all', timeZone: 'UTC' } })
  queryClient.setQueryData(keys.balance(id), { balance: { ...last, entryCount: 2, loggedThrough: '2026-07-14' }, explanation })
  queryClient.setQueryData(keys.cycles(id), { items: [last] })
  queryClient.setQueryData(keys.retainers, {
    pages: [
      {
        items: [
          { id, balance: last },
          { id: 'other', balance: last },
        ],
      },
    ],
    pageParams: [],
  })
  const items = [entry('2026-07-14', 4, 8), entry('2026-07-06', 8, 12)]
  queryClient.setQueryData(logKey, { pages: [{ items, nextCursor: null }], pageParams: [undefined] })
})

describe('work that has just been logged', () => {
  test('of a closed cycle counts in the oldest open one, and stands there', () => {
    const june = { ...line, cycle: { startsOn: '2026-06-01', endsOn: '2026-06-30', resetsOn: '2026-07-01', state: 'closed' } }
    queryClient.setQueryData(keys.cycles(id), { items: [line, june] })
    const ofCycle = [...keys.entries(id), { cycle: cycle.startsOn }]
    queryClient.setQueryData(ofCycle, queryClient.getQueryData(logKey))
    showEntry(pendingEntry(id, 'k', work('2026-06-28', 3)))
    expect(left(ofCycle)).toEqual([
      ['2026-07-14', 5],
      ['2026-07-06', 9],
      ['2026-06-28', 17],
    ])
    expect(head().balance.usedSeconds).toBe(15 * hour)
  })

  test('stands at its day with what it leaves, and lowers what was left after later work', () => {
    showEntry(pendingEntry(id, 'k', work('2026-07-09', 3)))
    expect(left()).toEqual([
      ['2026-07-14', 5],
      ['2026-07-09', 9],
      ['2026-07-06', 12],
    ])
  })

  test('begins from all that the cycle has when nothing lies before it', () => {
    showEntry(pendingEntry(id, 'k', work('2026-07-02', 1)))
    expect(left().at(-1)).toEqual(['2026-07-02', 19])
  })

  test('moves the head, its sum, the cycles and the list of retainers with it', () => {
    showEntry(pendingEntry(id, 'k', work('2026-07-20', 10.5)))
    expect(head().balance).toMatchObject({ usedSeconds: 22.5 * hour, overSeconds: 2.5 * hour, loggedThrough: '2026-07-20', entryCount: 3 })
    expect(head().balance.sentence).toMatch(/^22.5 of 20 hours used · 2.5 over · resets Aug 1/)
    expect(head().explanation.map(({ kind, hours }) => [kind, hours])).toEqual([
      ['cap', '20'],
      ['logged', '-22.5'],
      ['over', '2.5'],
    ])
    expect(queryClient.getQueryData<{ items: (typeof line)[] }>(keys.cycles(id))!.items[0]).toMatchObject({ overSeconds: 2.5 * hour })
    expect(cardsOf().map(({ items }) => items.map(({ balance }) => balance.usedSeconds / hour))).toEqual([[22.5, 12]])
  })

  test('of another cycle leaves this one alone', () => {
    const before = all()
    showEntry(pendingEntry(id, 'k', work('2026-06-30', 3)))
    expect(all()).toEqual(before)
  })

  test('uses nothing when only billable work counts and it is not', () => {
    queryClient.setQueryData(keys.retainer(id), { retainer: { counts: 'billable', timeZone: 'UTC' } })
    showEntry(pendingEntry(id, 'k', { ...work('2026-07-20', 3), billable: false }))
    expect(left()[0]).toEqual(['2026-07-20', 8])
    expect(head().balance.usedSeconds).toBe(12 * hour)
  })

  test('stays where it is when the server has answered', () => {
    const pending = pendingEntry(id, 'k', work('2026-07-20', 3))
    showEntry(pending)
    settleEntry(pending, { ...pending, id: 'entry-new' })
    expect(shown()[0]).toMatchObject({ id: 'entry-new', runningBalanceSeconds: 5 * hour })
  })
})

test('what was shown and is taken back leaves everything as it was, whatever was shown meanwhile', () => {
  const [refused, logged] = [pendingEntry(id, 'a', work('2026-07-20', 3)), pendingEntry(id, 'b', work('2026-07-10', 2))]
  showEntry(logged)
  const before = all()
  hideEntry(logged)
  showEntry(refused)
  showEntry(logged)
  hideEntry(refused)
  expect(all()).toEqual(before)
})

test('an entry that is deleted gives back what it took', () => {
  hideEntry(entry('2026-07-06', 8, 12))
  expect(left()).toEqual([['2026-07-14', 16]])
  expect(head().balance).toMatchObject({ usedSeconds: 4 * hour, leftSeconds: 16 * hour, entryCount: 1 })
})

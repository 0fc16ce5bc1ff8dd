import { expect, test } from 'vitest'
import { lastLook, sinceInWords, type Look } from './since.ts'

const hour = 3600
const august = { cycle: '2026-08-01', used: 12 * hour, entries: 9, today: '2026-08-07' }
const shelf = () => {
  const kept = new Map<string, string>()
  return { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value) }
}

test.each<[string, Partial<Look>, string]>([
  ['hours and entries that came', { used: 16.5 * hour, entries: 12 }, '+4.5 h, 3 entries since Aug 7'],
  ['one entry', { used: 13 * hour, entries: 10 }, '+1 h, 1 entry since Aug 7'],
  ['hours that were taken back', { used: 11 * hour, entries: 8 }, '−1 h since Aug 7'],
  ['an entry without effect', { entries: 10 }, '+0 h, 1 entry since Aug 7'],
  ['nothing', {}, ''],
  ['a cycle that has turned', { cycle: '2026-09-01', used: 0, entries: 0 }, 'New cycle since Aug 7'],
])('it tells %s', (_what, change, words) => {
  expect(sinceInWords(august, { ...august, today: '2026-08-12', ...change })).toBe(words)
})

test('what came in stays told for the whole visit, and the next visit begins from it', () => {
  const [forGood, visit] = [shelf(), shelf()]
  const later = { ...august, used: 14 * hour, today: '2026-08-12' }
  expect(lastLook('seen a', august, [shelf(), forGood])).toBeUndefined()
  expect(lastLook('seen a', later, [visit, forGood])).toEqual(august)
  expect(lastLook('seen a', { ...later, entries: 10 }, [visit, forGood])).toEqual(august)
  expect(lastLook('seen a', later, [shelf(), forGood])).toEqual({ ...later, entries: 10 })
})

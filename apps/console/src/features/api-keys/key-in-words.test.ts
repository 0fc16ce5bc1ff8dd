import type { ApiKey } from '@hourtab/contract/api-keys'
import { expect, test } from 'vitest'
import { keyInWords, reachInWords } from './key-in-words.ts'

const names = new Map([
  ['a', 'Halden Rail · PMO retainer'],
  ['b', 'Kestrel Foods · Rollout'],
])
const key: ApiKey = {
  id: '1',
  name: 'Nightly export',
  scope: 'read',
  retainerIds: null,
  hint: 'ht_live_…abcd',
  expiresOn: null,
  lastUsedOn: null,
  createdAt: '2026-07-01T12:00:00.000Z',
  madeBy: 'Ines Moro',
}

test('a key says what it may do, where, until when and whether it was used', () => {
  expect(keyInWords(key, names, '2026-07-14')).toEqual(['Read', 'all retainers', 'not used yet', 'made Jul 1 by Ines Moro'])
  const other: ApiKey = { ...key, scope: 'admin', retainerIds: ['a'], expiresOn: '2999-12-31', lastUsedOn: '2026-07-13', madeBy: null }
  expect(keyInWords(other, names, '2026-07-14')).toEqual([
    'All that an owner may',
    'only Halden Rail · PMO retainer',
    'until Dec 31, 2999',
    'last used Jul 13',
    'made Jul 1',
  ])
  expect(keyInWords({ ...key, expiresOn: '2020-01-31' }, names, '2026-07-14')).toContain('ended Jan 31, 2020')
})

test('retainers that are gone are counted, and a key that is left with none does not read as one for all', () => {
  expect(reachInWords(['a', 'x'], names)).toBe('only Halden Rail · PMO retainer, one that was removed')
  expect(reachInWords(['x', 'y'], names)).toBe('only 2 that were removed')
})

import type { CycleLine } from '@hourtab/contract/balance'
import { expect, test } from 'vitest'
import { differs, figuresInWords } from './previews.ts'

const line = (given: Partial<CycleLine> = {}) =>
  ({
    cycle: { startsOn: '2026-07-01', endsOn: '2026-07-31', resetsOn: '2026-08-01', state: 'open' },
    capSeconds: 72_000,
    carriedInSeconds: 0,
    sentence: '12 of 20 hours used · 8 hours remain · resets Aug 1',
    ...given,
  }) as CycleLine

test.each([
  ['8 hours remain', '8 remain'],
  ['1 hour remains', '1 remains'],
  ['2.5 over', '2.5 over'],
])('a cycle with %s is told as %s', (said, told) => {
  const { rest } = figuresInWords(line({ sentence: `12 of 20 hours used · ${said} · resets Aug 1` }))
  expect(rest).toBe(told)
})

test('a deficit that is carried is written with a minus', () => {
  expect(figuresInWords(line({ carriedInSeconds: -7200 }))).toEqual({ cap: '20', carried: '−2', rest: '8 remain' })
})

test('a cycle differs by its figures and by how far it reaches, not by what comes after it', () => {
  expect(differs({ before: line(), after: line({ sentence: '12 of 20 hours used · 8 hours remain · pauses Aug 1' }) })).toBe(false)
  expect(differs({ before: line(), after: line({ capSeconds: 3600 }) })).toBe(true)
  expect(differs({ before: line(), after: line({ cycle: { ...line().cycle, endsOn: '2026-07-30' } }) })).toBe(true)
  expect(differs({ before: null, after: line() })).toBe(true)
})

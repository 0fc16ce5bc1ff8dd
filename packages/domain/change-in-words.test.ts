import { expect, test } from 'vitest'
import { changeInWords, fieldInWords, valueInWords } from './change-in-words.ts'

test.each([
  ['seconds', 'hours'],
  ['capSeconds', 'cap'],
  ['workedOn', 'day'],
  ['resetDay', 'reset day'],
  ['privateWords', 'private words'],
  ['timeZone', 'time zone'],
  ['cycleStartsOn', 'cycle from'],
  ['borrowedFrom', 'borrowed from the cycle from'],
  ['audience', 'shows'],
  ['hasPassword', 'asks for a password'],
  ['showsPending', 'shows hours that wait'],
  ['completeThrough', 'complete through'],
])('the field %s is called %s', (field, words) => expect(fieldInWords(field)).toBe(words))

test.each([
  ['seconds', 5400, '1.5 h'],
  ['capSeconds', 72_000, '20 h'],
  ['resetDay', 15, '15'],
  ['vendor', null, 'none'],
  ['billable', false, 'no'],
  ['workType', 'go-live', 'Go-live'],
  ['workType', 'something later', 'something later'],
  ['privateWords', ['rate', 'Marmaduke'], 'rate, Marmaduke'],
  ['privateWords', [], 'none'],
  ['audience', 'totals', 'Totals only'],
  ['audience', 'something later', 'something later'],
  ['updates', null, 'none'],
  ['updates', { every: 'day' }, 'every working day'],
  ['updates', { every: 'week', weekday: 5 }, 'every week on Friday'],
  ['surplus', { kind: 'none' }, 'none'],
  ['surplus', { kind: 'upTo', maxSeconds: 18_000, expiresAfter: 2 }, 'up to, max 5 h, expires after 2'],
])('the value of %s %j reads %s', (field, value, words) => expect(valueInWords(field, value)).toBe(words))

test('what changed is told from what it was to what it is', () => {
  expect(changeInWords({ field: 'seconds', before: 3600, after: 7200 })).toBe('hours 1 h → 2 h')
  expect(changeInWords({ field: 'vendor', before: 'Vendor A', after: null })).toBe('vendor Vendor A → none')
})

test('what was made or removed shows the one value there is', () => {
  expect(changeInWords({ field: 'seconds', before: null, after: 7200 })).toBe('hours 2 h')
  expect(changeInWords({ field: 'seconds', before: 7200, after: null }, { isRemoval: true })).toBe('hours 2 h')
})

test('a day is written as people write it where today is known', () => {
  const change = { field: 'workedOn', before: '2025-12-31', after: '2026-07-06' }
  expect(changeInWords(change)).toBe('day 2025-12-31 → 2026-07-06')
  expect(changeInWords(change, { today: '2026-07-14' })).toBe('day Dec 31, 2025 → Jul 6')
})

import { expect, test } from 'vitest'
import { stateOf } from './cycle-states.ts'

const july = { startsOn: '2026-07-01', endsOn: '2026-07-31', resetsOn: '2026-08-01', state: 'open' as const }

test('a cycle is coming, then current on each of its days, then open until it is closed', () => {
  const states = ['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map((today) => stateOf(july, today))
  expect(states).toEqual(['coming', 'current', 'current', 'open'])
  expect(stateOf({ ...july, state: 'closed' }, '2026-08-01')).toBe('closed')
})

import type { CycleLine } from '@hourtab/contract/balance'

export type CycleState = 'coming' | 'current' | 'open' | 'closed'

/** Where a cycle stands as people say it: one that is over stays open until it is closed. */
export function stateOf({ startsOn, endsOn, state }: CycleLine['cycle'], today: string): CycleState {
  if (state === 'closed') return 'closed'
  if (startsOn > today) return 'coming'
  return endsOn < today ? 'open' : 'current'
}

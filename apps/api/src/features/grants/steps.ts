import type { Grant } from '@hourtab/contract/grants'
import type { studio } from '../../../test/studio.ts'

// The steps of agreeing hours as a person takes them, for the tests beside this file.

export type Studio = Awaited<ReturnType<typeof studio>>
type Wanted = { cycleStartsOn?: string; hours?: number; reason?: string; agreedBy?: string | null; borrowedFrom?: string | null }

export const hour = 3600

/** Agrees 5 hours of hypercare for July, unless told otherwise. */
export const agree = ({ owner, retainer }: Pick<Studio, 'owner' | 'retainer'>, { hours = 5, ...wanted }: Wanted = {}) =>
  owner
    .post(`/api/v1/retainers/${retainer.id}/grants`)
    .send({ cycleStartsOn: '2026-07-01', seconds: hours * hour, reason: 'hypercare', ...wanted })

export const remove = ({ owner }: Pick<Studio, 'owner'>, id: string, query = '') => owner.delete(`/api/v1/grants/${id}${query}`)

export const grantsOf = async ({ owner, retainer }: Studio, query = ''): Promise<Grant[]> =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/grants${query}`)).body.items

/** The sum behind the cycle that holds a day: `20 cap`, `5 agreed: hypercare`. */
export const sumOn = async ({ owner, retainer }: Studio, day: string): Promise<string[]> =>
  inWords((await owner.get(`/api/v1/retainers/${retainer.id}/balance?on=${day}`)).body.explanation)

export const inWords = (explanation: { label: string; hours: string }[]): string[] =>
  explanation.map(({ label, hours }) => `${hours} ${label}`)

import type { StatementDocument, StatementSummary } from '@hourtab/contract/statements'
import type { studio } from '../../../test/studio.ts'

// The steps of closing as a person takes them, for the tests beside this file.

type Studio = Awaited<ReturnType<typeof studio>>

export const hour = 3600

export const close = ({ owner, retainer }: Pick<Studio, 'owner' | 'retainer'>, body: object = {}) =>
  owner.post(`/api/v1/retainers/${retainer.id}/statements`).send(body)

export const reopen = ({ owner }: Pick<Studio, 'owner'>, id: string) => owner.post(`/api/v1/statements/${id}/reopen`)

export const statementsOf = async ({ owner, retainer }: Studio): Promise<StatementSummary[]> =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/statements`)).body.items

export const printed = async ({ owner }: Studio, id: string): Promise<StatementDocument> =>
  (await owner.get(`/api/v1/statements/${id}`)).body.statement.document

/** Each cycle with its state, newest first. */
export const cyclesOf = async ({ owner, retainer }: Studio): Promise<string[]> =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/cycles`)).body.items.map(
    ({ cycle }: { cycle: { startsOn: string; state: string } }) => `${cycle.startsOn} ${cycle.state}`,
  )

/** The entries of a statement in a few words. */
export const entriesOf = ({ entries }: StatementDocument): string[] =>
  entries.map(
    ({ workedOn, seconds, late, runningBalanceSeconds }) =>
      `${workedOn} ${seconds / hour} h, ${runningBalanceSeconds / hour} left${late ? ', late' : ''}`,
  )

/** The log of the cycle that holds a day, newest first. */
export const logOf = async ({ owner, retainer }: Studio, day: string) =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/entries?limit=200&cycle=${day}`)).body.items as {
    id: string
    workedOn: string
    cycleStartsOn: string
    seconds: number
    late: boolean
    corrects: string | null
    runningBalanceSeconds: number
  }[]

/** Hours used in the cycle that holds a day. */
export const usedOn = async ({ owner, retainer }: Studio, day: string): Promise<number> =>
  (await owner.get(`/api/v1/retainers/${retainer.id}/balance?on=${day}`)).body.balance.usedSeconds / hour

import type { ExplainedCycle } from '@hourtab/contract/balance'
import type { Terms } from '@hourtab/domain/ledger'
import { sql } from 'drizzle-orm'
import { newId } from '../../src/platform/id.ts'
import { grants } from '../../src/platform/tables/retainers.ts'
import { inWorkspace } from '../../src/platform/tenancy.ts'
import { workerDatabase } from '../own-database.ts'
import { studio } from '../studio.ts'
import { startsOf, type Counted } from './day-by-day.ts'
import { today, type Plan } from './random-retainer.ts'

/** What the API says of a retainer, and what was counted where, as whoever wrote it down by hand would have. */
export type Played = { cycles: ExplainedCycle[]; on: string; line: ExplainedCycle; counted: Counted[]; areClosedUntouched: boolean }

/** The server asks to come back later, which on a machine with much to do is right. */
class Busy extends Error {}

const mostTries = 5

/** A workspace in which retainers are made and asked over HTTP. */
export async function playground() {
  const { origin, ines, retainer, key } = await studio({ today })
  const { authorization } = await key('admin')
  const headers = { authorization, 'content-type': 'application/json' }
  const { database } = await workerDatabase()
  const workspaceId = ines.me.workspace.id

  async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (answer.status === 503) throw new Busy()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const cyclesOf = async (id: string) =>
    (await call<{ items: ExplainedCycle[] }>('GET', `/retainers/${id}/cycles?limit=200`)).items.toReversed()

  // Nobody knows what was done before the server was busy, so a new retainer is made from the same plan.
  return async (plan: Plan, tries = mostTries): Promise<Played> => {
    for (;;) {
      try {
        return await played(plan)
      } catch (error) {
        if (!(error instanceof Busy) || --tries === 0) throw error
      }
    }
  }

  async function played({
    schedule,
    counts,
    terms,
    grants: agreed,
    work,
    closings,
    lateWork,
    takenBack,
    laterTerms,
  }: Plan): Promise<Played> {
    const [{ from: _, ...first }, ...later] = terms as [Terms, ...Terms[]]
    const begun = { clientId: retainer.client.id, name: 'Any', ...schedule, ...first, counts }
    const { id } = (await call<{ retainer: { id: string } }>('POST', '/retainers', begun)).retainer
    const path = `/retainers/${id}`
    for (const each of later) await call('POST', `${path}/terms`, each)
    if (agreed.length > 0) {
      // Written by hand, with the next version that every change brings.
      const rows = agreed.map((grant) => ({
        workspaceId,
        id: newId(),
        retainerId: id,
        ...grant,
        reason: 'Hypercare',
        createdAt: `${today}T08:00:00Z`,
      }))
      await inWorkspace(database, workspaceId, async (db) => {
        await db.insert(grants).values(rows)
        await db.execute(sql`update retainers set version = version + 1 where workspace_id = ${workspaceId} and id = ${id}`)
      })
    }
    const log = async (entry: object) =>
      (await call<{ entry: { id: string } }>('POST', `${path}/entries`, { description: 'Work', ...entry })).entry.id
    // At once, so that they come into the log in any order and share transactions as they do in real life.
    const ids = await Promise.all(work.map(log))
    for (let n = 0; n < closings; n++) await call('POST', `${path}/statements`, {})
    const open = startsOf(schedule, closings + 1)[closings]!
    const counted = work.map((entry) => ({ ...entry, on: entry.workedOn }))
    const before = closings > 0 ? await cyclesOf(id) : []
    for (const entry of lateWork) {
      await log(entry)
      counted.push({ ...entry, on: entry.workedOn < open ? open : entry.workedOn })
    }
    const wrong = takenBack && work[takenBack.entry % work.length]!
    if (takenBack && wrong && wrong.workedOn < open) {
      const correction = {
        workedOn: wrong.workedOn,
        seconds: -takenBack.seconds,
        corrects: ids[takenBack.entry % work.length],
        billable: true,
      }
      await log(correction)
      counted.push({ ...correction, on: open })
    }
    if (laterTerms) await call('POST', `${path}/terms`, laterTerms)

    const cycles = await cyclesOf(id)
    const on = startsOf(schedule, 18)[work[0]!.seconds % 14]!
    const { balance, explanation } = await call<{ balance: ExplainedCycle; explanation: ExplainedCycle['explanation'] }>(
      'GET',
      `${path}/balance?on=${on}`,
    )
    return {
      cycles,
      on,
      line: { ...balance, explanation },
      counted: counted.filter(({ billable }) => billable || counts === 'all'),
      areClosedUntouched: JSON.stringify(before.slice(0, closings)) === JSON.stringify(cycles.slice(0, before.length > 0 ? closings : 0)),
    }
  }
}

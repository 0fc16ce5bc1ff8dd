import type { NewApiKey } from '@hourtab/contract/api-keys'
import { calendarPrefix, keyPrefix } from '../../platform/actor.ts'
import { instantNow } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { problems } from '../../platform/problem.ts'
import { hashOf } from '../../platform/secrets.ts'
import { makeToken } from '../../platform/token.ts'
import { memberById } from '../accounts/queries.ts'
import { announce } from '../events/announce.ts'
import { changesBetween } from '../events/changes.ts'
import { retainersById, type LedgerRecord } from '../retainers/queries.ts'
import { toApiKey } from './api-key-view.ts'
import { insertApiKey } from './queries.ts'

const secretBytes = 20

/** Makes a key for scripts or calendars; its secret is in the answer and stored as a hash only. Throws 422 for a retainer that is not there. */
export async function createApiKey(ctx: Context, input: NewApiKey) {
  const { db, actor, clock, config } = ctx
  const { workspaceId, userId } = actor
  const retainers = input.retainerIds && (await needRetainers(ctx, input.retainerIds))
  const retainerIds = retainers && retainers.map(({ id }) => id)
  const prefix = input.scope === 'calendar' ? calendarPrefix : keyPrefix
  const secret = prefix + makeToken(workspaceId, secretBytes)
  const hint = `${prefix}…${secret.slice(-4)}`
  const made = { ...input, workspaceId, id: newId(), retainerIds, secretHash: hashOf(secret), hint, madeBy: userId }
  const row = await insertApiKey(db, { ...made, createdAt: instantNow(clock) })
  const { name, scope, expiresOn } = input
  const is = { scope, retainers: retainers && retainers.map(nameOf), expiresOn }
  await announce(ctx, 'key.created', null, { keyId: made.id }, { about: name, changes: changesBetween(undefined, is) })
  const maker = await memberById(db, workspaceId, userId)
  return {
    apiKey: toApiKey({ ...row, madeByName: maker?.name ?? null }),
    secret,
    ...(scope === 'calendar' && { calendarUrl: `${config.publicUrl}/api/v1/public/calendars/${secret}/hourtab.ics` }),
  }
}

async function needRetainers({ db, actor }: Context, ids: readonly string[]): Promise<LedgerRecord[]> {
  const distinct = [...new Set(ids)]
  const found = new Map((await retainersById(db, actor.workspaceId, distinct)).map((record) => [record.id, record]))
  const missing = ids.flatMap((id, at) => (found.has(id) ? [] : [{ pointer: `#/retainerIds/${at}`, detail: 'There is no such retainer' }]))
  if (missing.length > 0) throw problems.invalidInput(missing)
  return distinct.map((id) => found.get(id)!)
}

const nameOf = ({ clientName, name }: LedgerRecord): string => `${clientName} · ${name}`

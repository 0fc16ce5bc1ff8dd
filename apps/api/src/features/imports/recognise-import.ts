import { todayIn } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import type { Upload } from '../../platform/upload.ts'
import { retainerById } from '../retainers/queries.ts'
import { retainersBySheet, retainersNamed, retainersOf, type Belonging } from './belonging.ts'
import { recallMapping } from './import-memory.ts'
import type { Described } from './reader/described.ts'
import { withFile } from './with-reader.ts'

/** Says which retainer an export belongs to: by the clients and projects that were imported before, else by the name of a client. */
export async function recogniseImport(ctx: Context, { bytes, filename }: Upload) {
  const { db, actor, clock } = ctx
  return withFile(bytes, async ({ reader, signature }) => {
    const answers = await recallMapping(db, actor.workspaceId, signature)
    const read = await reader.read({ filename, today: todayIn(clock, 'UTC'), timeZone: 'UTC', answers })
    if (read.refused) throw problems.notAnImport(read.reason)
    const { because, found } = await belongingOf(ctx, read, signature)
    const retainers = []
    for (const { retainerId, rows } of found) {
      const { id, name, clientId, clientName } = await retainerById(db, actor.workspaceId, retainerId)
      retainers.push({ id, name, client: { id: clientId, name: clientName }, because, rows })
    }
    const { dialect } = read
    return { dialect: dialect.id, why: `${dialect.name}. ${dialect.why}`, retainers }
  })
}

type Found = { because: 'earlier' | 'name'; found: Belonging[] }

async function belongingOf({ db, actor }: Context, { sources }: Described, signature: string | null): Promise<Found> {
  const { workspaceId } = actor
  const named = sources.filter(({ client, project }) => client !== null || project !== null)
  const rows = sources.reduce((sum, source) => sum + source.rows, 0)
  if (named.length === 0) return { because: 'earlier', found: await retainersBySheet(db, workspaceId, signature, rows) }
  const exactly = await retainersOf(db, workspaceId, named)
  if (exactly.length > 0) return { because: 'earlier', found: exactly }
  const byClient = await retainersOf(db, workspaceId, named, { byClient: true })
  if (byClient.length > 0) return { because: 'earlier', found: byClient }
  return { because: 'name', found: await retainersNamed(db, workspaceId, named) }
}

import type { Source } from '@hourtab/domain/csv/coverage'
import type { Answers } from '@hourtab/domain/csv/draft-types'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../platform/context.ts'
import { corrections, importHabits, importMappings, importSources } from '../../platform/tables/import-memory.ts'
import type { Judging } from './reader/judged-rows.ts'

const mostCorrections = 5000

/** What earlier imports answered: whose rows this retainer takes, how its exports are read, which columns sheets like this one have. */
export async function recall(db: Db, workspaceId: string, retainerId: string, signature: string | null): Promise<Answers> {
  const sources = await db
    .select({ client: importSources.client, project: importSources.project })
    .from(importSources)
    .where(and(eq(importSources.workspaceId, workspaceId), eq(importSources.retainerId, retainerId)))
  const [habits] = await db
    .select({ answers: importHabits.answers })
    .from(importHabits)
    .where(and(eq(importHabits.workspaceId, workspaceId), eq(importHabits.retainerId, retainerId)))
  const distinct = (names: string[]) => [...new Set(names)]
  const whose = { clients: distinct(sources.map(({ client }) => client)), projects: distinct(sources.map(({ project }) => project)) }
  return { ...(await recallMapping(db, workspaceId, signature)), ...habits?.answers, ...(sources.length > 0 && whose) }
}

/** Which columns a person chose for sheets with these column names. */
export async function recallMapping(db: Db, workspaceId: string, signature: string | null): Promise<Answers> {
  const [mapping] = await db
    .select({ answers: importMappings.answers })
    .from(importMappings)
    .where(and(eq(importMappings.workspaceId, workspaceId), eq(importMappings.signature, signature ?? '')))
  return mapping?.answers ?? {}
}

export async function recallCorrections(db: Db, workspaceId: string): Promise<Judging['corrections']> {
  const rows = await db
    .select({ description: corrections.description, workType: corrections.workType, vendor: corrections.vendor })
    .from(corrections)
    .where(eq(corrections.workspaceId, workspaceId))
    .orderBy(desc(corrections.correctedAt))
    .limit(mostCorrections)
  return rows.map(({ description, workType, vendor }) => [description, workType, vendor])
}

type Learned = {
  sources: Source[]
  corrections: Judging['corrections']
  habits: Record<string, string>
  mapping: { signature: string; answers: Record<string, string> } | undefined
}

/** Keeps what a published import taught. */
export async function remember(db: Db, workspaceId: string, retainerId: string, learned: Learned, at: string): Promise<void> {
  const { sources, habits, mapping } = learned
  if (sources.length > 0)
    await db
      .insert(importSources)
      .values(sources.map(({ client, project }) => ({ workspaceId, retainerId, client: client ?? '', project: project ?? '', usedAt: at })))
      .onConflictDoUpdate({
        target: [importSources.workspaceId, importSources.retainerId, importSources.client, importSources.project],
        set: { usedAt: at },
      })
  if (Object.keys(habits).length > 0)
    await db
      .insert(importHabits)
      .values({ workspaceId, retainerId, answers: habits })
      .onConflictDoUpdate({
        target: [importHabits.workspaceId, importHabits.retainerId],
        set: { answers: sql`${importHabits.answers} || excluded.answers` },
      })
  if (mapping && Object.keys(mapping.answers).length > 0)
    await db
      .insert(importMappings)
      .values({ workspaceId, ...mapping, usedAt: at })
      .onConflictDoUpdate({ target: [importMappings.workspaceId, importMappings.signature], set: { answers: mapping.answers, usedAt: at } })
  if (learned.corrections.length > 0)
    await db
      .insert(corrections)
      .values(
        learned.corrections.map(([description, workType, vendor]) => ({ workspaceId, description, workType, vendor, correctedAt: at })),
      )
      .onConflictDoUpdate({
        target: [corrections.workspaceId, corrections.description],
        set: { workType: sql`excluded.work_type`, vendor: sql`excluded.vendor`, correctedAt: at },
      })
}

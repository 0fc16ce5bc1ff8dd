import { cleanText } from '@hourtab/domain/csv/clean-text'
import type { Source } from '@hourtab/domain/csv/coverage'
import type { SourcedEntry } from '@hourtab/domain/csv/logged-rows'
import type { Work } from '@hourtab/domain/csv/publication'
import type { Facts } from '@hourtab/domain/csv/snapshot'
import { digestOf } from './digest.ts'

/** An entry, or what was taken out of the log, as the database hands it over. */
type Tuple = [
  id: string,
  sourceKey: string | null,
  workedOn: string,
  seconds: number,
  description: string,
  workType: Work['workType'],
  vendor: string | null,
  project: string | null,
  billable: boolean,
  dialect: string | null,
  client: string | null,
  said: Facts | null,
  importId: string | null,
  cycleStartsOn: string,
]

export type LogEntry = SourcedEntry & {
  work: Work
  source: Source
  dialect: string | null
  importId: string | null
  cycleStartsOn: string
}

/** Our own export names entries by their id in the log. */
export const ownDialect = 'hourtab'
export const ownKey = (id: string) => `.${digestOf(`id|${ownDialect}|${id}#1`)}`

/** Reads a page of the log. For our own export every entry has a name, and none is written over without asking. */
export function readEntries(
  json: string,
  {
    isRemoved,
    ownKeys,
    closedThrough,
  }: { isRemoved: boolean; ownKeys: ReadonlySet<string> | undefined; closedThrough: string | undefined },
): LogEntry[] {
  return (JSON.parse(json) as Tuple[]).map(
    ([id, sourceKey, workedOn, seconds, text, workType, vendor, label, billable, dialect, client, said, importId, cycleStartsOn]) => {
      const [key = '', part = '1'] = (sourceKey ?? '').split('/')
      const isOwn = ownKeys !== undefined && !isRemoved && !(key !== '' && ownKeys.has(key))
      const description = isOwn ? cleanText(text) : text
      const project = isOwn ? cleanText(label ?? '') || null : label
      const facts = { workedOn, seconds, description, project, billable }
      return {
        id,
        key: isOwn ? ownKey(id) : key,
        part: isOwn ? 1 : Number(part),
        hasId: isOwn || key.startsWith('.'),
        facts,
        work: { ...facts, description: text, project: label, workType, vendor },
        said: isOwn ? null : said,
        isRemoved,
        isGuarded: isOwn,
        isClosed: !isRemoved && closedThrough !== undefined && cycleStartsOn <= closedThrough,
        source: { client, project: (said ?? facts).project },
        dialect,
        importId,
        cycleStartsOn,
      }
    },
  )
}

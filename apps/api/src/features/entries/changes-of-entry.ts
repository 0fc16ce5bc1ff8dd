import type { Changes } from '../../platform/tables/events.ts'
import { changesBetween } from '../events/changes.ts'
import type { EntryRow } from './bookkeeping.ts'

type Facts = Pick<
  EntryRow,
  'workedOn' | 'seconds' | 'description' | 'workType' | 'vendor' | 'project' | 'billable' | 'privateNote' | 'corrects'
>

/** What became of an entry, for the audit. Of a private note it says that there was one, or another, and not what it said. */
export function changesOfEntry(before: Facts | undefined, after: Facts | undefined): Changes {
  const isReworded = Boolean(before?.privateNote && after?.privateNote && before.privateNote !== after.privateNote)
  return changesBetween(before && shown(before, 'a note'), after && shown(after, isReworded ? 'another note' : 'a note'))
}

const shown = ({ workedOn, seconds, description, workType, vendor, project, billable, privateNote, corrects }: Facts, note: string) => ({
  workedOn,
  seconds,
  description,
  workType,
  vendor,
  project,
  billable,
  privateNote: privateNote === null ? null : note,
  corrects,
})

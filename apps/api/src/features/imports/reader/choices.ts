import type { RowEdit } from '@hourtab/contract/import-rows'
import { formatHours } from '@hourtab/domain/hours'
import type { Choice, Work } from '@hourtab/domain/csv/publication'
import { isSame, type Finding } from '@hourtab/domain/csv/snapshot'
import { classify } from '@hourtab/domain/work-types'
import type { RowChanges } from '../../../platform/tables/entries.ts'
import type { JudgedRow } from './judged-rows.ts'

/** What the PM has said about rows, by their ids. */
export type Given = RowChanges & { excluded: ReadonlySet<string> }

/** The id of what a finding is about: a row of the file, or an entry the file no longer has. */
export const idOf = (finding: Finding, row: JudgedRow | undefined): string => row?.id ?? finding.logged?.entryIds[0] ?? ''

const canBeEdited = ({ state, isLate }: Finding) => state === 'new' || (state === 'changed' && !isLate)
const canBeDecided = ({ state, isLate }: Finding) => !isLate && (state === 'conflict' || state === 'removed')

/** What the PM decided about a finding. */
export function choiceOf(finding: Finding, row: JudgedRow | undefined, given: Given): Choice {
  const id = idOf(finding, row)
  const decision = given.decisions[id]
  const isExcluded = given.excluded.has(id)
  if (!row) return { isExcluded, decision, works: [], isEdited: false }
  const edit = canBeEdited(finding) ? given.edits[id] : undefined
  const work = edit ? overwritten(row, edit) : row
  const parts = canBeEdited(finding) ? given.splits[id] : undefined
  const works = parts ? parts.map((part) => overwritten(work, part)) : [work]
  return { isExcluded, decision, works, isEdited: work !== row && !isSame(work, row) }
}

// A description that was written anew says anew what kind of work it was, unless the PM says that too.
function overwritten(work: Work, edit: RowEdit): Work {
  const isTold = edit.workType !== undefined || edit.vendor !== undefined
  const isRead = edit.description !== undefined && edit.description !== work.description && !isTold
  const written: Work = { ...work, ...(isRead && classify(edit.description!)), ...edit }
  return edit.workType !== undefined && edit.workType !== 'vendor' && edit.vendor === undefined ? { ...written, vendor: null } : written
}

/** Finds what is said of a row, or of an entry the file no longer has, by its id. */
export function finderIn({ rows, findings }: { rows: readonly JudgedRow[]; findings: readonly Finding[] }) {
  const known = new Map(
    findings.map((finding) => {
      const row = finding.row === null ? undefined : rows[finding.row]
      return [idOf(finding, row), { finding, row }]
    }),
  )
  return (id: string) => known.get(id)
}

/** A field at fault, as a problem names it. */
export type Fault = { pointer: string; detail: string }

/** What is wrong with what the PM said just now: rows that are not there, or that it cannot be said of. */
export function faultsOf(
  said: RowChanges,
  finding: (id: string) => { finding: Finding; row: JudgedRow | undefined } | undefined,
  { startsOn, lastDay }: { startsOn: string; lastDay: string },
): Fault[] {
  const faults: Fault[] = []
  const check = (part: string, id: string, fits: (finding: Finding) => boolean, otherwise: string) => {
    const found = finding(id)
    const detail = !found ? 'This draft has no such row' : fits(found.finding) ? undefined : otherwise
    if (detail !== undefined) faults.push({ pointer: `#/${part}/${id}`, detail })
    return detail === undefined ? found : undefined
  }
  const writable = 'Only a row that is new or changed can be written over'
  const checkDay = (pointer: string, { workedOn }: RowEdit) => {
    if (workedOn === undefined) return
    if (workedOn < startsOn) faults.push({ pointer: `${pointer}/workedOn`, detail: `The retainer begins on ${startsOn}` })
    if (workedOn > lastDay) faults.push({ pointer: `${pointer}/workedOn`, detail: `Choose ${lastDay} or an earlier day` })
  }
  for (const [id, edit] of Object.entries(said.edits)) if (check('edits', id, canBeEdited, writable)) checkDay(`#/edits/${id}`, edit)
  for (const [id, parts] of Object.entries(said.splits)) {
    const row = check('splits', id, canBeEdited, writable)?.row
    if (!row) continue
    parts.forEach((part, n) => checkDay(`#/splits/${id}/${n}`, part))
    const sum = parts.reduce((seconds, part) => seconds + part.seconds, 0)
    const whole = said.edits[id]?.seconds ?? row.seconds
    if (sum !== whole)
      faults.push({ pointer: `#/splits/${id}`, detail: `The parts are ${formatHours(sum)} h together, the row ${formatHours(whole)} h` })
  }
  for (const id of Object.keys(said.decisions)) check('decisions', id, canBeDecided, 'There is nothing to decide about this row')
  return faults
}

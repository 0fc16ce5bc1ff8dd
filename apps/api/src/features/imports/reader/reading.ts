import { setImmediate } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { absentSources, sourceKey, type AbsentSource } from '@hourtab/domain/csv/coverage'
import { decode } from '@hourtab/domain/csv/decode'
import { draftSteps } from '@hourtab/domain/csv/drafts'
import type { Answers, Draft } from '@hourtab/domain/csv/draft-types'
import { headerSignature } from '@hourtab/domain/csv/header-signature'
import { loggedRows } from '@hourtab/domain/csv/logged-rows'
import { factsOf } from '@hourtab/domain/csv/publication'
import type { Days } from '@hourtab/domain/csv/snapshot'
import type { Schedule } from '@hourtab/domain/cycle'
import type { RowChanges } from '../../../platform/tables/entries.ts'
import { faultsOf, finderIn } from './choices.ts'
import { columnsOf, keyOfPart } from './columns.ts'
import { correctionsIn } from './corrections-in.ts'
import { digestOf } from './digest.ts'
import { giveBack } from './give-back.ts'
import { judgeRows, withoutStrangers, type JudgedRow, type Judging } from './judged-rows.ts'
import { localTimeIn } from './local-time.ts'
import { ownDialect, ownKey, readEntries, type LogEntry } from './log-entries.ts'
import { diffOf, outcomeOf, shiftsOf, totalsOf, type CycleShift, type Outcome } from './outcome.ts'
import { textArray, uuidArray } from './pg-arrays.ts'
import { packBeside } from './pack-needed.ts'
import { showRows } from './shown-rows.ts'
import { describeDraft, type Described } from './described.ts'
import { privateRowsIn } from './wording.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const largeText = 1_000_000

const nothing = { adds: [], changes: [], settles: [], removes: [], leftOut: [] }

type Refused = { refused: true; reason: string }

export type Comparing = Judging & {
  covers: string[]
  excluded: string[]
  changes: RowChanges
  /** What of the changes was said just now, and has to make sense. */
  said: RowChanges
  privateWords: string[]
  schedule: Schedule
  counts: 'all' | 'billable'
}

/** One file being read, in a thread of its own: everything about an import that does not need the database. */
export function makeReading() {
  let text = ''
  let file: Uint8Array = new Uint8Array()
  let draft: Draft | undefined
  let readWith = ''
  let described: Described | undefined
  let tracker = ''
  let judged: JudgedRow[] = []
  let ownKeys: Set<string> | undefined
  const entries = new Map<string, LogEntry>()
  const foreign = new Set<string>()
  let outcome: Outcome | undefined
  let closedThrough: string | undefined
  let cycleOf = (day: string) => day

  return {
    /** Takes a file as it was uploaded, or as it was packed. */
    open(bytes: Uint8Array, isPacked: boolean): Refused | { refused: false; signature: string | null } {
      const decoded = decode(isPacked && bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes)
      if (decoded.refused) return decoded
      text = decoded.text
      file = bytes
      const signature = headerSignature(text)
      return { refused: false, signature: signature === undefined ? null : digestOf(signature) }
    },

    /** Reads the rows with the answers there are. */
    async read(given: { filename: string; today: string; timeZone: string; answers: Answers }): Promise<Refused | Described> {
      const asked = JSON.stringify(given)
      if (described && asked === readWith) return described
      readWith = asked
      const steps = draftSteps(text, { ...given, localTime: localTimeIn(given.timeZone) })
      for (;;) {
        const { done, value } = steps.next()
        if (!done) await setImmediate()
        else if (value.refused) return value
        else {
          draft = value
          tracker = draft.dialect.id === 'generic' ? `generic:${digestOf(headerSignature(text) ?? '').slice(0, 10)}` : draft.dialect.id
          // A digest is as good as the whole content, and takes less room; a dot marks a tracker's own id.
          for (const row of draft.rows) row.key = (row.sourceId === null ? '' : '.') + digestOf(row.key)
          if (text.length > largeText) giveBack()
          described = describeDraft(draft, tracker)
          return described
        }
      }
    },

    /** The file with only the cells that are needed to read it again. */
    pack: (): Promise<Uint8Array> => packBeside(text, file),

    /** Judges the rows; says whether the file is one of our own exports. */
    judge(judging: Judging): { isOwn: boolean } {
      entries.clear()
      closedThrough = judging.closedThrough
      foreign.clear()
      judged = judgeRows(draft!.rows, judging)
      const isOwn = draft!.dialect.id === ownDialect
      ownKeys = isOwn ? new Set(judged.map(({ key }) => key)) : undefined
      return { isOwn }
    },

    /** Some of the names that the tracker gave its rows, to be looked for wherever the log has them: keys, and ids of entries of ours. */
    names(from: number, count: number): { keys: Uint8Array | null; ids: Uint8Array | null; count: number } {
      const named = judged.slice(from, from + count)
      const ids = ownKeys
        ? draft!.rows.slice(from, from + count).flatMap(({ sourceId }) => (sourceId !== null && uuid.test(sourceId) ? [sourceId] : []))
        : []
      const keys = named.flatMap(({ hasId, key }) => (hasId ? [key] : []))
      return { keys: keys.length > 0 ? textArray(keys) : null, ids: ids.length > 0 ? uuidArray(ids) : null, count: named.length }
    },

    /** Takes a page of the log, or of what was taken out of it. */
    addLog(json: string, isRemoved: boolean): void {
      for (const entry of readEntries(json, { isRemoved, ownKeys, closedThrough })) if (entry.key !== '') entries.set(entry.id, entry)
    },

    /** Takes entries of other retainers that our own export may name. */
    addForeign(ids: string): void {
      for (const id of JSON.parse(ids) as string[]) foreign.add(ownKey(id))
    },

    /** The clients and projects that the log has of this tracker in these days, and the file does not name. */
    absent(days: Days | null): { hasEarlier: boolean; sources: AbsentSource[] } {
      const own = [...entries.values()].filter((entry) => entry.dialect === tracker && !entry.isGuarded && !entry.isRemoved)
      if (days === null || own.length === 0) return { hasEarlier: own.length > 0, sources: [] }
      const dated = judged.filter(({ isDated }) => isDated).map((row) => ({ source: row.source, facts: row }))
      const isInDays = ({ said, facts: { workedOn } }: LogEntry, day = said?.workedOn ?? workedOn) =>
        days.from <= day && day <= days.through
      const logged = own.filter((entry) => isInDays(entry))
      const sources = logged.map(({ source, importId, said, facts }) => ({ source, importId, said: said ?? facts }))
      return { hasEarlier: own.length > 0, sources: absentSources(dated, sources) }
    },

    /** Holds the rows against the log: what publishing would do. */
    compare(given: Comparing) {
      if (ownKeys) judged = withoutStrangers(judged, foreign, entries)
      const taken = [...new Set(judged.flatMap(({ reason, source }) => (reason === null ? source : [])))]
      const covers = new Set([...taken.map(sourceKey), ...given.covers])
      const isCovered = ({ dialect, isGuarded, source }: LogEntry) => dialect === tracker && !isGuarded && covers.has(sourceKey(source))
      const choices = { ...given.changes, excluded: new Set(given.excluded), days: given.days, closedThrough: given.closedThrough }
      const result = outcomeOf(judged, loggedRows([...entries.values()], isCovered), choices)
      outcome = result
      const { findings, publication } = result
      const isSaid = Object.values(given.said).some((said) => Object.keys(said).length > 0)
      const faults = isSaid ? faultsOf(given.said, finderIn(result), given) : []
      // What makes no sense is told and not added up.
      const { shifts, changeSeconds, startOf } = shiftsOf(faults.length > 0 ? nothing : publication, entries, given)
      cycleOf = startOf
      const { adds, changes, settles, removes } = publication
      return {
        totals: totalsOf(draft!, result, changeSeconds),
        ...showRows(judged, result, { ...given, entries }),
        faults,
        diff: diffOf(result, entries),
        shifts,
        newestOn: newestIn(shifts),
        counts: { adds: adds.length, changes: changes.length, settles: ownKeys ? 0 : settles.length, removes: removes.length },
        kept: findings.filter(({ state }, at) => state === 'conflict' && result.choices[at]!.decision !== 'theirs').length,
        sources: taken.slice(0, 200),
        corrections: correctionsIn(result),
        privateRows: privateRowsIn(result.publication, given.privateWords),
      }
    },

    /** A part of what is to be added, by column. */
    adds: (from: number, count: number) => columnsOf(outcome!.publication.adds.slice(from, from + count), outcome!.rows, cycleOf),

    /** A part of what is to be written over, by column. */
    changes: (from: number, count: number) => columnsOf(outcome!.publication.changes.slice(from, from + count), outcome!.rows, cycleOf),

    /** A part of what is to be removed. */
    removes(from: number, count: number): { count: number; ids: Uint8Array } {
      const ids = outcome!.publication.removes.slice(from, from + count)
      return { count: ids.length, ids: uuidArray(ids) }
    },

    /** A part of what is to stay out from now on, by column. */
    leftOut(from: number, count: number) {
      const { rows, publication } = outcome!
      const part = publication.leftOut.slice(from, from + count)
      return columnsOf(
        part.map((row) => ({ row, part: 1, work: rows[row]!, said: factsOf(rows[row]!) })),
        rows,
        cycleOf,
      )
    },

    /** What stays as a hand made it, and what the export says of it now. Entries of our own export are the PM's anyway. */
    settles() {
      const { rows, publication } = outcome!
      return (ownKeys ? [] : publication.settles).flatMap(({ logged, row }) =>
        logged.entryIds.map((id, n) => ({
          id,
          isRemoved: logged.isRemoved,
          key: row === null ? null : keyOfPart(rows[row]!.key, n + 1),
          said: row === null ? null : JSON.stringify(factsOf(rows[row]!)),
        })),
      )
    },
  }
}

export type Reading = ReturnType<typeof makeReading>

/** The newest day of what is written; what comes late counts in a later cycle than its day's, from that one's first day on. */
const newestIn = (shifts: readonly CycleShift[]): string =>
  shifts.reduce((newest, { cycleStartsOn, newestOn }) => (newestOn === null ? newest : later(newest, later(newestOn, cycleStartsOn))), '')

const later = (one: string, other: string): string => (one > other ? one : other)

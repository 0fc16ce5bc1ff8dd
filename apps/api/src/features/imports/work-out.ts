import type { ImportQuestion } from '@hourtab/contract/imports'
import { closedThrough } from '@hourtab/domain/ledger-closed'
import { mostEntrySeconds } from '@hourtab/contract/primitives'
import type { Answers } from '@hourtab/domain/csv/draft-types'
import { todayIn } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import type { RowChanges } from '../../platform/tables/entries.ts'
import { lastWorkDay } from '../balance/within-reach.ts'
import type { LedgerRecord } from '../retainers/queries.ts'
import { workspaceById } from '../workspaces/queries.ts'
import { askCovers, asked, askNonBillable, askRange, askStranger, daysIn, nonBillableIn } from './ask.ts'
import { recallCorrections } from './import-memory.ts'
import { loadLog } from './log-pages.ts'
import type { Described } from './reader/described.ts'
import type { Reader } from './reader/open-reader.ts'
import type { Reading } from './reader/reading.ts'
import { warnOf } from './warn-of.ts'

/** What a draft comes to against the log as it is now. */
export type WorkedOut = {
  read: Described
  questions: ImportQuestion[]
  hasOpenQuestions: boolean
  warnings: string[]
  range: { from: string; through: string } | null
} & ReturnType<Reading['compare']>

export type Given = {
  filename: string
  answers: Answers
  remembered: Answers
  excludedRows: readonly (string | number)[]
  rowChanges: RowChanges
}

export const noChanges: RowChanges = { edits: {}, splits: {}, decisions: {} }
const waiting = 'waiting for an answer: which clients to take'

/** Reads an open file as a draft; throws 422 with the reason when it can be none. */
export async function readDraft(ctx: Context, record: LedgerRecord, reader: Reader, given: Given): Promise<Described> {
  const { timeZone } = record
  const answers = { ...given.remembered, ...given.answers }
  const read = await reader.read({ filename: given.filename, today: todayIn(ctx.clock, timeZone), timeZone, answers })
  if (read.refused) throw problems.notAnImport(read.reason)
  return read
}

/** Holds a draft against the work log. `said` is what the PM said just now. Nothing is compared again while file, answers and log are the same. */
export async function workOut(ctx: Context, record: LedgerRecord, reader: Reader, given: Given, said = noChanges): Promise<WorkedOut> {
  const { filename, answers, remembered, excludedRows, rowChanges } = given
  const today = todayIn(ctx.clock, record.timeZone)
  const dependsOn = JSON.stringify([record.version, today, filename, answers, remembered, excludedRows, rowChanges])
  if (said === noChanges && reader.last?.dependsOn === dependsOn) return reader.last.worked as WorkedOut
  const worked = await compared(ctx, record, reader, given, { said, today })
  reader.last = { dependsOn, worked }
  return worked
}

type Now = { said: RowChanges; today: string }

async function compared(ctx: Context, record: LedgerRecord, reader: Reader, given: Given, { said, today }: Now): Promise<WorkedOut> {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const read = await readDraft(ctx, record, reader, given)
  const stranger = askStranger(read, given)
  const nonBillable = askNonBillable(read, record, given)
  const rangeQuestion = askRange(read, record, today, given)
  const days = daysIn(String(rangeQuestion.answer)) ?? null
  const { privateWords } = await workspaceById(db, workspaceId)
  const judging = {
    startsOn: record.startsOn,
    lastDay: lastWorkDay({ clock, timeZone: record.timeZone }),
    mostSeconds: mostEntrySeconds,
    today,
    days,
    closedThrough: closedThrough(record.closed),
    nonBillable: nonBillableIn(nonBillable),
    waitsFor: stranger?.answer === null ? waiting : null,
    corrections: await recallCorrections(db, workspaceId),
  }
  const { isOwn } = await reader.judge(judging)
  await loadLog(db, workspaceId, record, reader, { window: widest(days, read.worked), isOwn })
  const absent = await reader.absent(days)
  const covers = askCovers(absent.sources, given)
  const questions = [
    ...read.questions.map((question) => asked(question, given)),
    stranger,
    nonBillable,
    absent.hasEarlier || given.answers.range !== undefined ? rangeQuestion : undefined,
    covers,
  ].filter((question) => question !== undefined)
  const result = await reader.compare({
    ...judging,
    covers: [covers?.answer ?? []].flat(),
    excluded: given.excludedRows.map(String),
    changes: given.rowChanges,
    said,
    privateWords,
    schedule: scheduleOf(record),
    counts: record.counts,
  })
  return {
    read,
    questions,
    hasOpenQuestions: questions.some(({ answer }) => answer === null),
    warnings: await warnOf(ctx, record, read, result, given),
    range: days,
    ...result,
  }
}

const scheduleOf = ({ startsOn, cadence, resetDay, firstCycle }: LedgerRecord) => ({ startsOn, cadence, resetDay, firstCycle })

type Days = { from: string; through: string }

function widest(one: Days | null, other: Days | null): Days | null {
  if (!one || !other) return one ?? other
  return {
    from: one.from < other.from ? one.from : other.from,
    through: one.through > other.through ? one.through : other.through,
  }
}

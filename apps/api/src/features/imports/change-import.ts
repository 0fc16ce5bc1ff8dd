import type { ImportChange } from '@hourtab/contract/imports'
import type { Context } from '../../platform/context.ts'
import { problems, type FieldErrors } from '../../platform/problem.ts'
import type { RowChanges } from '../../platform/tables/entries.ts'
import { retainerById } from '../retainers/queries.ts'
import { daysIn } from './ask.ts'
import { toImport } from './import-view.ts'
import { importById, updateImport } from './queries.ts'
import { withReader } from './with-reader.ts'
import { noChanges, workOut, type WorkedOut } from './work-out.ts'

/** Takes the PM's answers and what they make of rows, and reads the draft again with them. */
export async function changeImport(ctx: Context, id: string, change: ImportChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await importById(db, workspaceId, id, 'forWriting')
  const retainer = await retainerById(db, workspaceId, before.retainerId)
  if (before.state !== 'draft') throw problems.importSettled(before.state)
  return withReader(ctx, before, async (reader) => {
    const asked = await workOut(ctx, retainer, reader, before)
    ctx.ifMatch(toImport(before, retainer, asked, clock))
    const given = {
      ...before,
      answers: { ...before.answers, ...change.answers },
      excludedRows: change.excludedRows?.map(String) ?? before.excludedRows,
      rowChanges: merged(before.rowChanges, change),
    }
    const worked = await workOut(ctx, retainer, reader, given, merged(noChanges, change))
    const errors = [...noAnswers(change.answers ?? {}, asked, worked), ...worked.faults]
    if (errors.length > 0) throw problems.invalidInput(errors)
    const { answers, excludedRows, rowChanges } = given
    const { totals, diff } = worked
    const record = await updateImport(db, workspaceId, id, { answers, excludedRows, rowChanges, totals, diff })
    return { import: toImport(record, retainer, worked, clock) }
  })
}

// What is said anew of a row takes the place of what was said of it before; null takes it back.
function merged(before: RowChanges, { edits, splits, decisions }: ImportChange): RowChanges {
  const over = <Said>(known: Record<string, Said>, said: Record<string, Said | null> | undefined): Record<string, Said> =>
    Object.fromEntries(Object.entries({ ...known, ...said }).filter((each): each is [string, Said] => each[1] !== null))
  return {
    edits: over(before.edits, edits),
    splits: over(before.splits, splits),
    decisions: over(before.decisions, decisions),
  }
}

// An answer may raise a further question, or settle another, so a question counts when it was asked before or is asked now.
function noAnswers(given: NonNullable<ImportChange['answers']>, before: WorkedOut, after: WorkedOut): FieldErrors {
  return Object.entries(given).flatMap(([id, answer]) => {
    if (id === 'range') {
      const isRange = typeof answer === 'string' && daysIn(answer) !== undefined
      return isRange || answer.length === 0 ? [] : [{ pointer: '#/answers/range', detail: 'Write it 2026-07-01/2026-07-31, or none' }]
    }
    const asked = ({ questions }: WorkedOut) => questions.find((question) => question.id === id)
    const question = asked(after)
    if (!question) return asked(before) ? [] : [{ pointer: `#/answers/${id}`, detail: 'This draft asks no such question' }]
    const isTakenBack = answer.length === 0
    if (isTakenBack || question.answeredBy === 'person') return []
    return [{ pointer: `#/answers/${id}`, detail: `Choose ${question.choices.map(({ value }) => value).join(' or ')}` }]
  })
}

import type { ImportChange } from '@hourtab/contract/imports'
import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { retainerById } from '../retainers/queries.ts'
import { toImport } from './import-view.ts'
import { importById, updateImport } from './queries.ts'
import { workOut, type WorkedOut } from './work-out.ts'

/** Takes the PM's answers and the rows to leave out, and reads the draft again with them. */
export async function changeImport(ctx: Context, id: string, change: ImportChange) {
  const { db, actor, clock } = ctx
  const { workspaceId } = actor
  const before = await importById(db, workspaceId, id, 'forWriting')
  const retainer = await retainerById(db, workspaceId, before.retainerId)
  const { source, filename } = before
  if (before.state !== 'draft' || source === null) throw problems.importSettled(before.state)
  const read = (given: Pick<typeof before, 'answers' | 'excludedRows'>) =>
    workOut(db, workspaceId, retainer, clock, { source, filename, ...given })

  const asked = await read(before)
  ctx.ifMatch(toImport(before, retainer, asked, clock))
  const answers = { ...before.answers, ...change.answers }
  const excludedRows = change.excludedRows ?? before.excludedRows
  const worked = await read({ answers, excludedRows })
  refuseNoAnswers(change.answers ?? {}, asked, worked)
  const record = await updateImport(db, workspaceId, id, { answers, excludedRows, totals: worked.totals })
  return { import: toImport(record, retainer, worked, clock) }
}

// An answer may raise a further question, or settle another, so a question counts when it was asked before or is asked now.
function refuseNoAnswers(given: NonNullable<ImportChange['answers']>, before: WorkedOut, after: WorkedOut): void {
  const errors = Object.entries(given).flatMap(([id, answer]) => {
    const asked = ({ draft }: WorkedOut) => draft.questions.find((question) => question.id === id)
    const question = asked(after)
    if (!question) return asked(before) ? [] : [{ pointer: `#/answers/${id}`, detail: 'This draft asks no such question' }]
    const isTakenBack = answer.length === 0
    if (isTakenBack || question.answer !== undefined) return []
    return [{ pointer: `#/answers/${id}`, detail: `Choose ${question.choices.map(({ value }) => value).join(' or ')}` }]
  })
  if (errors.length > 0) throw problems.invalidInput(errors)
}

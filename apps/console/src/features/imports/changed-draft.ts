import type { Import, ImportChange } from '@hourtab/contract/imports'

/** A draft as it looks with a change that the server has not answered yet: the marks at once, the figures when they are known. */
export function changedDraft(draft: Import, { answers = {}, excludedRows }: ImportChange): Import {
  const excluded = excludedRows && new Set(excludedRows)
  return {
    ...draft,
    questions: draft.questions.map((question) => ({ ...question, answer: answers[question.id] ?? question.answer })),
    rows: excluded ? draft.rows.map((row) => ({ ...row, excluded: excluded.has(row.row) })) : draft.rows,
  }
}

/** Two changes as one, the later winning. */
export const mergedChange = (first: ImportChange, then: ImportChange): ImportChange => ({
  ...first,
  ...then,
  ...((first.answers || then.answers) && { answers: { ...first.answers, ...then.answers } }),
})

import type { Import, ImportChange } from '@hourtab/contract/imports'

/** A draft as it looks with a change that the server has not answered yet: the marks at once, the figures when they are known. */
export function changedDraft(draft: Import, { answers = {}, excludedRows, decisions = {} }: ImportChange): Import {
  const excluded = excludedRows && new Set(excludedRows.map(String))
  const rows = draft.rows.map((row) => {
    const isExcluded = excluded ? excluded.has(row.id) : row.excluded
    const { [row.id]: decision = row.decision } = decisions
    // A row that stays as it was stays the same object, so that it is not drawn again.
    return isExcluded === row.excluded && decision === row.decision ? row : { ...row, excluded: isExcluded, decision }
  })
  const questions = draft.questions.map((question) => {
    const answer = answers[question.id]
    if (answer === undefined) return question
    const isTakenBack = answer.length === 0 && question.kind !== 'covers'
    return { ...question, answer: isTakenBack ? null : answer, answeredBy: isTakenBack ? null : ('person' as const), note: null }
  })
  return { ...draft, questions, rows }
}

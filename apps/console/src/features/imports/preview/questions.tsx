import type { Import, ImportQuestion } from '@hourtab/contract/imports'
import { useState } from 'react'
import { isColumn, ColumnMapper } from './column-mapper.tsx'
import { type Answer, Question } from './question.tsx'
import { SettledAnswers } from './settled-answers.tsx'
import './questions.css'

type Props = { draft: Import; today: string; onAnswer: Answer }

export const isOpen = ({ answer }: ImportQuestion) => answer === null

/** What the file alone does not tell: what has to be answered first, then what was answered already and can be answered otherwise. */
export function Questions({ draft, today, onAnswer }: Props) {
  // What was asked stays where it is once it is answered, so that nothing jumps away under the hand that answers it.
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const { questions } = draft
  const isAsked = (question: ImportQuestion) => isOpen(question) || asked.has(question.id)
  const answer: Answer = (answers) => {
    setAsked(new Set([...asked, ...questions.filter(isOpen).map(({ id }) => id)]))
    onAnswer(answers)
  }
  const pressing = questions.filter(isAsked)
  const columns = pressing.filter(isColumn)
  const open = questions.filter(isOpen).length
  return (
    <>
      {pressing.length > 0 && (
        <section className={open > 0 ? 'questions' : 'questions questions-done'} aria-labelledby="questions-title">
          <h2 id="questions-title">
            {open === 0
              ? 'Answered'
              : open === 1
                ? 'One question before this can be published'
                : `${open} questions before this can be published`}
          </h2>
          {columns.length > 0 && <ColumnMapper questions={columns} draft={draft} today={today} onAnswer={answer} />}
          {pressing
            .filter((question) => !isColumn(question))
            .map((question) => (
              <Question key={question.id} question={question} onAnswer={answer} />
            ))}
        </section>
      )}
      <SettledAnswers questions={questions.filter((question) => !isAsked(question))} draft={draft} today={today} onAnswer={onAnswer} />
    </>
  )
}

import type { Import, ImportQuestion } from '@hourtab/contract/imports'
import { useEffect, useRef, useState } from 'react'
import { ColumnMapper, isColumn, namesOfColumns } from './column-mapper.tsx'
import { type Answer, Question } from './question.tsx'

type Props = { questions: ImportQuestion[]; draft: Import; today: string; onAnswer: Answer }

/** What was answered before or goes without asking, one line each; a line opens to be answered otherwise. */
export function SettledAnswers({ questions, draft, today, onAnswer }: Props) {
  if (questions.length === 0) return null
  const columns = questions.filter(isColumn)
  const [first] = columns
  return (
    <section className="answers" aria-label="How this file is read">
      {first && (
        <Line text="Columns" answer={namesOfColumns(columns)} note={noteOf(first)}>
          <ColumnMapper questions={columns} draft={draft} today={today} onAnswer={onAnswer} />
        </Line>
      )}
      {questions
        .filter((question) => !isColumn(question))
        .map((question) => (
          <Line key={question.id} text={question.text} answer={answerInWords(question)} note={noteOf(question)}>
            <Question question={question} onAnswer={onAnswer} />
          </Line>
        ))}
    </section>
  )
}

type LineProps = { text: string; answer: string; note: string | null; children: React.ReactNode }

function Line({ text, answer, note, children }: LineProps) {
  const [isOpen, setOpen] = useState(false)
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) line.current?.querySelector<HTMLElement>('input, select')?.focus()
  }, [isOpen])
  return (
    <div className={isOpen ? 'answer answer-open' : 'answer'} ref={line}>
      {!isOpen && <p className="answer-text">{text}</p>}
      {!isOpen && (
        <p className="answer-given">
          {answer}
          {note && !answer.toLowerCase().includes(note.toLowerCase()) && <span className="answer-note">{note}</span>}
        </p>
      )}
      {isOpen && children}
      <button type="button" className="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Done' : 'Change'}
        <span className="unseen"> {text}</span>
      </button>
    </div>
  )
}

function answerInWords({ choices, answer }: ImportQuestion): string {
  const chosen = [answer ?? []].flat()
  return choices.flatMap(({ value, label }) => (chosen.includes(value) ? label : [])).join('; ') || 'None of them'
}

function noteOf({ answeredBy, note }: ImportQuestion): string | null {
  if (answeredBy === 'memory') return note ?? 'As in earlier imports'
  return answeredBy === 'person' ? 'As you said' : note
}

import type { Import, ImportQuestion } from '@hourtab/contract/imports'
import { formatHours } from '@hourtab/domain/hours'
import { useId, useState } from 'react'
import { Button } from '../../../controls/button.tsx'
import { datedWeekday } from '../../../days.ts'
import type { Answer } from './question.tsx'
import { suggestColumn } from './suggest-column.ts'

type Props = { questions: ImportQuestion[]; draft: Import; today: string; onAnswer: Answer }

/** Whether a question asks which column of the sheet holds something. */
export const isColumn = ({ choices }: ImportQuestion) => choices.some(({ sample }) => sample !== undefined)

const headings: Record<string, string> = { 'column-date': 'Day', 'column-duration': 'Hours', 'column-description': 'What was done' }
const answered = ({ answer }: ImportQuestion) => (typeof answer === 'string' ? answer : undefined)

/** The columns of a sheet that nobody foresaw, and its first rows as they read with the columns that are chosen. */
export function ColumnMapper({ questions, draft, today, onAnswer }: Props) {
  const [changed, setChanged] = useState<Record<string, string>>({})
  const id = useId()
  const chosenFor = (question: ImportQuestion) => changed[question.id] ?? answered(question) ?? suggestColumn(question) ?? ''
  const isTaken = questions.every((question) => chosenFor(question) === answered(question))
  const confirm = () => onAnswer(Object.fromEntries(questions.map((question) => [question.id, chosenFor(question)])))
  return (
    <div className="mapper">
      <p>This sheet’s columns have names of their own. Check what is read from which; next time it is known.</p>
      <div className="mapper-columns">
        {questions.map((question) => (
          <label key={question.id}>
            <span>{question.text}</span>
            <select
              value={chosenFor(question)}
              onChange={(event) => setChanged({ ...changed, [question.id]: event.target.value })}
              aria-describedby={id}
            >
              {question.choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <table className="mapper-rows" id={id}>
        <caption>{isTaken ? 'The first rows as they are read' : 'The first rows of these columns'}</caption>
        {isTaken ? <Read draft={draft} today={today} /> : <Raw questions={questions} chosenFor={chosenFor} />}
      </table>
      {!isTaken && (
        <Button kind="primary" onClick={confirm}>
          Read it like this
        </Button>
      )}
    </div>
  )
}

/** The names of the chosen columns, for a line of text. */
export const namesOfColumns = (questions: ImportQuestion[]): string =>
  questions
    .map((question) => {
      const label = question.choices.find(({ value }) => value === question.answer)?.label.replace(/ \([^]*$/, '')
      return `${headings[question.id] ?? question.text}: “${label}”`
    })
    .join(', ')

function Raw({ questions, chosenFor }: { questions: ImportQuestion[]; chosenFor: (question: ImportQuestion) => string }) {
  const columns = questions.map((question) => question.choices.find(({ value }) => value === chosenFor(question))?.sample ?? [])
  const rows = Array.from({ length: Math.max(...columns.map(({ length }) => length)) }, (_, at) => columns.map((cells) => cells[at] ?? ''))
  return (
    <>
      <Head names={questions.map(({ id }) => headings[id] ?? '')} />
      <tbody aria-live="polite">
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}

const shownRows = 5

function Read({ draft: { rows }, today }: { draft: Import; today: string }) {
  const first = rows.filter(({ row }) => row !== null).slice(0, shownRows)
  return (
    <>
      <Head names={Object.values(headings)} />
      <tbody>
        {first.map(({ id, workedOn, seconds, description, reason, state }) => (
          <tr key={id}>
            <td>{workedOn ? datedWeekday(workedOn, today) : '–'}</td>
            <td>{seconds === null ? '–' : `${formatHours(seconds)} h`}</td>
            <td>{state === 'skipped' ? `${description} (skipped: ${reason})` : description}</td>
          </tr>
        ))}
      </tbody>
    </>
  )
}

function Head({ names }: { names: string[] }) {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}

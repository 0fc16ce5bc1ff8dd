import type { ImportQuestion } from '@hourtab/contract/imports'
import { Choices } from '../../controls/choices.tsx'

type Props = { questions: ImportQuestion[]; onAnswer: (id: string, answer: string | string[]) => void }

const takesSeveral = ({ kind }: ImportQuestion) => kind === 'clients' || kind === 'projects'

export const isOpen = ({ answer }: ImportQuestion) => answer === null

/** What the file alone does not tell; nothing is published before it is answered. */
export function ImportQuestions({ questions, onAnswer }: Props) {
  if (questions.length === 0) return null
  return (
    <section className="questions" aria-label="Questions">
      {questions.map((question) => (
        <Choices
          key={question.id}
          legend={question.text}
          name={question.id}
          kind={takesSeveral(question) ? 'checkbox' : 'radio'}
          choices={question.choices}
          chosen={[question.answer ?? []].flat()}
          onChoose={(chosen) => onAnswer(question.id, takesSeveral(question) ? chosen : (chosen[0] ?? ''))}
        />
      ))}
    </section>
  )
}

import type { ImportQuestion } from '@hourtab/contract/imports'
import { Choices } from '../../../controls/choices.tsx'
import { OtherDays } from './other-days.tsx'

export type Answer = (answers: Record<string, string | string[]>) => void

const takesSeveral = ({ kind }: ImportQuestion) => kind === 'clients' || kind === 'projects' || kind === 'covers'

/** One question with its choices; it is answered by choosing. */
export function Question({ question, onAnswer }: { question: ImportQuestion; onAnswer: Answer }) {
  const { id, kind, text, choices, answer } = question
  const isSeveral = takesSeveral(question)
  return (
    <div className="question">
      <Choices
        legend={text}
        name={id}
        kind={isSeveral ? 'checkbox' : 'radio'}
        choices={choices}
        chosen={[answer ?? []].flat()}
        onChoose={(chosen) => onAnswer({ [id]: isSeveral ? chosen : (chosen[0] ?? '') })}
      />
      {kind === 'range' && <OtherDays chosen={answer} onChoose={(days) => onAnswer({ [id]: days })} />}
    </div>
  )
}

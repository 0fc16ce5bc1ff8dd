import { type Audience, audiences } from '@hourtab/contract/share-links'
import { audienceLabels } from '@hourtab/domain/audiences'
import { useState } from 'react'
import { Choices } from '../../controls/choices.tsx'
import { typedIn } from '../../controls/form.tsx'

const hints: Record<Audience, string> = {
  full: 'Every entry as you publish it. Statements open with the full log only.',
  unnamed: 'Your colleagues and whoever agreed to hours are Person A, Person B, in descriptions too.',
  aliases: "Vendors are called Vendor A, Vendor B. A vendor's name that a description spells otherwise stays as typed.",
  totals: 'Hours used and hours that remain, without the entries behind them.',
}

/** How much a link shows. */
export function AudienceChoice({ chosen: first = 'full' }: { chosen?: Audience }) {
  const [chosen, setChosen] = useState<string>(first)
  return (
    <Choices
      legend="What it shows"
      name="audience"
      choices={audiences.map((value) => ({ value, label: audienceLabels[value], hint: hints[value] }))}
      chosen={[chosen]}
      onChoose={([value = 'full']) => setChosen(value)}
    />
  )
}

export const audienceIn = (typed: FormData) => typedIn(typed, 'audience') as Audience

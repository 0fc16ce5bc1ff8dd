import { Parts } from '@hourtab/ui/parts'

/** The header line: the figure that is used, fat, and the rest of the sentence under it. */
export function Headline({ sentence, isOver }: { sentence: string; isOver: boolean }) {
  const [used = '', ...rest] = sentence.split(' · ')
  const space = used.indexOf(' ')
  return (
    <h1 class={isOver ? 'over' : undefined}>
      <span class="used">
        <b>{used.slice(0, space)}</b>
        {used.slice(space)}
      </span>
      <i> · </i>
      <Parts of={rest} strong={0} />
    </h1>
  )
}

import { useState } from 'react'
import { Choices } from '../../controls/choices.tsx'

/** Whether a key reaches the whole workspace, or which retainers it is kept to. */
export function ReachChoice({ names, whole }: { names: ReadonlyMap<string, string>; whole: string }) {
  const [isKept, setKept] = useState(false)
  const [chosen, setChosen] = useState<string[]>([])
  if (names.size === 0) return null
  return (
    <div className="key-where">
      <Choices
        legend="Where"
        name="reach"
        choices={[
          { value: 'all', label: 'The whole workspace', hint: whole },
          { value: 'some', label: 'Some retainers only', hint: 'To it the others do not exist.' },
        ]}
        chosen={[isKept ? 'some' : 'all']}
        onChoose={([value]) => setKept(value === 'some')}
      />
      {isKept && (
        <div className="key-reach">
          <Choices
            legend="Retainers"
            name="retainerIds"
            kind="checkbox"
            choices={[...names].map(([value, label]) => ({ value, label }))}
            chosen={chosen}
            onChoose={setChosen}
          />
        </div>
      )}
    </div>
  )
}

/** The retainers that were chosen; null for the whole workspace. */
export const reachIn = (typed: FormData): string[] | null =>
  typed.get('reach') === 'some' ? (typed.getAll('retainerIds') as string[]) : null

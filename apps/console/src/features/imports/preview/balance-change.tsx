import type { CycleLine } from '@hourtab/contract/balance'
import type { Import } from '@hourtab/contract/imports'
import { formatRange } from '@hourtab/domain/calendar'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import '@hourtab/ui/balance-bar.css'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import { useState } from 'react'
import { shiftInWords } from './effect.ts'
import './balance-change.css'

type Shown = Pick<CycleLine, 'cycle' | 'availableSeconds' | 'usedSeconds' | 'overSeconds' | 'sentence'>
type Change = { before: Shown; after: Shown }
type Props = { draft: Pick<Import, 'cycles' | 'balanceBefore' | 'balanceAfter'>; today: string }

const newest = 3

/** The balance of every cycle that publishing touches, as it is and as it will be; the newest first. */
export function BalanceChange({ draft: { cycles, balanceBefore, balanceAfter }, today }: Props) {
  const [isWhole, setWhole] = useState(false)
  const all: Change[] = cycles.length > 0 ? cycles.toReversed() : [{ before: balanceBefore, after: balanceAfter }]
  const shown = isWhole ? all : all.slice(0, newest)
  const more = all.length - shown.length
  return (
    <section className="shifts" aria-label="Balance before and after">
      <div className="shifts-head" aria-hidden="true">
        <span />
        <span>Now</span>
        <span>After publishing</span>
      </div>
      {shown.map((change) => (
        <CycleShift key={change.before.cycle.startsOn} {...change} today={today} />
      ))}
      {more > 0 && (
        <button type="button" className="text-button" onClick={() => setWhole(true)}>
          Show {more} earlier {more === 1 ? 'cycle' : 'cycles'}
        </button>
      )}
    </section>
  )
}

function CycleShift({ before, after, today }: Change & { today: string }) {
  const { startsOn, endsOn, state } = before.cycle
  const shift = after.usedSeconds - before.usedSeconds
  return (
    <div className="shift">
      <h3>
        {formatRange(startsOn, endsOn, today)}
        <span className="shift-hours">{shiftInWords(shift)}</span>
        {state === 'closed' && <span className="quiet">closed</span>}
      </h3>
      <Side name="Now" line={before} />
      <Side name="After publishing" line={after} />
    </div>
  )
}

function Side({ name, line }: { name: string; line: Shown }) {
  return (
    <div className={line.overSeconds > 0 ? 'shift-side shift-over' : 'shift-side'}>
      <p className="shift-name">{name}</p>
      <BalanceBar balance={line} />
      <p className="shift-sentence">
        <Parts of={line.sentence.split(' · ').slice(0, 2)} strong={1} />
      </p>
    </div>
  )
}

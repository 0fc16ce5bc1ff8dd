import type { Cycle } from '@hourtab/domain/cycle'
import type { Retainer } from '@hourtab/contract/retainers'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { AgreeForm, type Kind } from './agree-form.tsx'
import { GrantList } from './grant-list.tsx'
import './grants.css'

type Props = {
  retainer: Retainer
  cycle: Cycle & { state: 'open' | 'closed' }
  today: string
  /** The first day of the oldest open cycle: what was agreed for an earlier one stays. */
  openFrom: string
}

const kinds: { kind: Kind; label: string }[] = [
  { kind: 'agree', label: 'Agree hours on top' },
  { kind: 'borrow', label: 'Borrow from a later cycle' },
]

/** The hours that one cycle got on top or has lent, and the way to agree others while it is open. */
export function GrantsOfCycle({ retainer, cycle, today, openFrom }: Props) {
  const [opened, setOpened] = useState<Kind | null>(null)
  const [left, setLeft] = useState<Kind | null>(null)
  const close = () => {
    setLeft(opened)
    setOpened(null)
  }
  return (
    <>
      <GrantList retainer={retainer} cycleStartsOn={cycle.startsOn} today={today} openFrom={openFrom} />
      {cycle.state === 'open' && opened === null && (
        <div className="grant-acts">
          {kinds.map(({ kind, label }) => (
            // Who closed the form goes on where it was opened.
            <Button key={kind} autoFocus={left === kind} onClick={() => setOpened(kind)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {opened && <AgreeForm key={opened} kind={opened} retainer={retainer} cycle={cycle} today={today} onClose={close} />}
    </>
  )
}

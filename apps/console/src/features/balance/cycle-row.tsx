import type { ExplainedCycle } from '@hourtab/contract/balance'
import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { figures } from '@hourtab/domain/sentence'
import { type ReactNode, useId } from 'react'
import { ButtonLink } from '../../controls/button.tsx'
import { stateOf } from './cycle-states.ts'
import { Explanation } from './explanation.tsx'

type Props = {
  retainerId: string
  line: ExplainedCycle
  today: string
  isOpened: boolean
  onToggle: (startsOn: string) => void
  children: ReactNode
}

/** One cycle: its days, where it stands and its figures; opened, the sum behind them and the way to its work log. */
export function CycleRow({ retainerId, line, today, isOpened, onToggle, children }: Props) {
  const id = useId()
  const { startsOn, endsOn } = line.cycle
  const state = stateOf(line.cycle, today)
  const range = formatRange(startsOn, endsOn, today)
  return (
    <li className={`cycle cycle-${state}`}>
      <div className="cycle-line">
        <h2>
          <button type="button" aria-expanded={isOpened} aria-controls={isOpened ? id : undefined} onClick={() => onToggle(startsOn)}>
            {range} <span className="cycle-state">{state}</span>
          </button>
        </h2>
        <Figures line={line} />
      </div>
      {isOpened && (
        <div id={id} className="cycle-body">
          <Explanation lines={line.explanation} />
          {children}
          <ButtonLink kind="quiet" to={`/retainers/${retainerId}${state === 'current' ? '' : `?on=${startsOn}`}`}>
            Work log<span className="unseen"> of {range}</span>
          </ButtonLink>
        </div>
      )}
    </li>
  )
}

function Figures({ line }: { line: ExplainedCycle }) {
  const { left, over, isOver } = figures(line)
  const parts = [
    { name: 'Cap', seconds: line.capSeconds },
    { name: 'Carried', seconds: line.carriedInSeconds },
    { name: 'Agreed', seconds: line.grantedSeconds },
    { name: 'Used', seconds: line.usedSeconds },
  ]
  return (
    <dl className="cycle-figures">
      {parts.map(({ name, seconds }) => (
        <div key={name} className={seconds === 0 && name !== 'Used' ? 'cycle-nil' : undefined}>
          <dt>{name}</dt>
          <dd>{formatHours(seconds).replace('-', '−')}</dd>
        </div>
      ))}
      <div className={isOver ? 'cycle-over' : undefined}>
        <dt>{isOver ? 'Over' : 'Remain'}</dt>
        <dd>{isOver ? `${over} over` : left}</dd>
      </div>
    </dl>
  )
}

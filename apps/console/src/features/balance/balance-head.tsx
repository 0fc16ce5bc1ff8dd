import { BalanceBar } from '@hourtab/ui/balance-bar'
import '@hourtab/ui/balance-bar.css'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import type { Pace, PassedShare } from '@hourtab/contract/balance'
import { formatRange, formatWeekday } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { momentInWords } from '../../days.ts'
import { useBalance } from './balance.ts'
import { Explanation } from './explanation.tsx'
import './balance-head.css'

type Props = { retainerId: string; on?: string; today: string }

/** The number, the bar and the sentence; the number, tapped, explains itself. */
export function BalanceHead({ retainerId, on, today }: Props) {
  const { data, error, refetch } = useBalance(retainerId, on)
  const [isExplained, setExplained] = useState(false)
  if (error && !data) return <Failure error={error} retry={refetch} what="The balance" />
  if (!data)
    return (
      <div className="balance balance-waiting">
        <Skeleton what="the balance" lines={4} />
      </div>
    )
  const { balance, explanation, alerts, pace } = data
  const [used = '', ...rest] = balance.sentence.split(' · ')
  const isOver = balance.overSeconds > 0
  return (
    <section className={`balance ${isOver ? 'balance-over' : ''}`} aria-label="Balance">
      <button type="button" className="balance-number" aria-expanded={isExplained} onClick={() => setExplained(!isExplained)}>
        <span className="balance-used">{formatHours(balance.usedSeconds)}</span>
        <span className="balance-of">{used.replace(/^\S+ /, ' ')}</span>
        <span className="balance-why">{isExplained ? 'Hide the sum' : 'How is this made up?'}</span>
      </button>
      <BalanceBar balance={balance} />
      <p className="balance-rest">
        <Parts of={rest} strong={0} />
        <span className="balance-as-of">
          <Parts
            of={[
              formatRange(balance.cycle.startsOn, balance.cycle.endsOn, today),
              balance.loggedThrough ? `logged through ${formatWeekday(balance.loggedThrough, today)}` : 'nothing logged',
            ]}
          />
        </span>
      </p>
      <Course alerts={alerts} pace={pace} />
      {isExplained && <Explanation lines={explanation} />}
    </section>
  )
}

/** How the cycle goes: the highest share that was passed, and the pace. */
function Course({ alerts, pace }: { alerts: PassedShare[]; pace: Pace | null }) {
  const passed = alerts.at(-1)
  const parts = [...(passed ? [`${passed.percent} % passed ${momentInWords(passed.at)}`] : []), ...(pace?.sentence.split(' · ') ?? [])]
  if (parts.length === 0) return null
  return (
    <p className="balance-course">
      <Parts of={parts} strong={passed ? 0 : -1} />
    </p>
  )
}

import { formatDay } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { RemoveTerms } from './remove-terms.tsx'
import { surplusInWords } from './rollover.ts'
import { useTerms } from './retainers.ts'
import './terms.css'

/** The terms a retainer had, has and will have, each from a cycle on. */
export function TermsList({ retainerId, today }: { retainerId: string; today: string }) {
  const { data, error, refetch } = useTerms(retainerId)
  if (error && !data) return <Failure error={error} retry={refetch} what="The terms" />
  if (!data) return <Skeleton what="the terms" lines={3} />
  const inForce = data.items.findLast(({ from }) => from <= today)?.from
  return (
    <ol className="terms">
      {data.items.toReversed().map((terms) => {
        const { from, capSeconds, surplus, deficit } = terms
        return (
          <li key={from}>
            <span>
              from {formatDay(from, today)}
              {from === inForce && <span className="quiet"> in force</span>}
            </span>
            <strong>{formatHours(capSeconds)} h</strong>
            <span className="quiet">
              {surplusInWords(surplus)}
              {deficit && '; overuse is deducted from the next cycle'}
            </span>
            {from > today && from !== data.items[0]?.from && <RemoveTerms retainerId={retainerId} terms={terms} today={today} />}
          </li>
        )
      })}
    </ol>
  )
}

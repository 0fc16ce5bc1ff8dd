import type { CycleLine } from '@hourtab/contract/balance'
import { formatRange } from '@hourtab/domain/calendar'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { useCycles, useEarlierCycles } from './balance.ts'
import './cycle-switcher.css'

type Props = { retainerId: string; on?: string; today: string }

/** The newest cycles, each with the cap it had, and the earlier ones once they are asked for; the one on screen is marked. */
export function CycleSwitcher({ retainerId, on, today }: Props) {
  const { data, error, refetch } = useCycles(retainerId)
  const [from, setFrom] = useState<string | null>(null)
  const earlier = useEarlierCycles(retainerId, from)
  if (error && !data) return <Failure error={error} retry={refetch} what="Earlier cycles" />
  // Its place is kept until it is known whether there is anything to switch between.
  if (!data) return <div className="cycles" />
  const cycles = [...data.items, ...(earlier.data?.pages ?? []).flatMap(({ items }) => items)]
  const hasMore = from === null ? data.nextCursor !== null : earlier.hasNextPage || earlier.isFetching
  const more = () => (from === null ? setFrom(data.nextCursor) : void earlier.fetchNextPage())
  if (cycles.length < 2) return null
  const shown = on ?? today
  return (
    <nav className="cycles" aria-label="Cycles">
      <h2>Cycles</h2>
      <ol>
        {cycles.map((line) => {
          const { startsOn, endsOn } = line.cycle
          const isCurrent = startsOn <= today && today <= endsOn
          return (
            <li key={startsOn}>
              <Link
                to={isCurrent ? '?' : `?on=${startsOn}`}
                preventScrollReset
                aria-current={startsOn <= shown && shown <= endsOn ? 'true' : undefined}
              >
                <span className="cycles-range">
                  {formatRange(startsOn, endsOn, today)}
                  {isCurrent && <span className="quiet"> now</span>}
                </span>
                <Figures {...line} />
              </Link>
            </li>
          )
        })}
      </ol>
      {earlier.error && <Failure error={earlier.error} retry={earlier.refetch} what="Earlier cycles" />}
      {hasMore && (
        <Button kind="quiet" onClick={more} aria-disabled={earlier.isFetching}>
          {earlier.isFetching ? 'Loading …' : 'Show earlier cycles'}
        </Button>
      )}
    </nav>
  )
}

function Figures({ sentence, overSeconds }: CycleLine) {
  const [used, rest] = sentence.split(' · ')
  return (
    <>
      <span className={overSeconds > 0 ? 'cycles-rest cycles-over' : 'cycles-rest'}>{rest}</span>
      <span className="cycles-used">{used}</span>
    </>
  )
}

import type { CycleLine } from '@hourtab/contract/balance'
import { formatRange } from '@hourtab/domain/calendar'
import { Link } from 'react-router'
import { Failure } from '../../controls/notice.tsx'
import { useCycles } from './balance.ts'
import './cycle-switcher.css'

type Props = { retainerId: string; on?: string; today: string }

/** Every cycle so far, each with the cap it had; the one on screen is marked. */
export function CycleSwitcher({ retainerId, on, today }: Props) {
  const { data, error, refetch } = useCycles(retainerId)
  if (error && !data) return <Failure error={error} retry={refetch} what="Earlier cycles" />
  // Its place is kept until it is known whether there is anything to switch between.
  if (!data) return <div className="cycles" />
  const cycles = data.items
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

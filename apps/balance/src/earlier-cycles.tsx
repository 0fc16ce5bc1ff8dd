import type { EarlierCycle, PublicBalance } from '@hourtab/contract/public-balance'
import { formatRange } from '@hourtab/domain/calendar'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import { Parts } from '@hourtab/ui/parts'
import { isCurrent } from './view.ts'

/** The cycles before this one, or the newest of them, each with the cap it had; the one being read is marked, not linked. */
export function EarlierCycles({ page, token }: { page: PublicBalance; token: string }) {
  const { earlierCycles, earlierCyclesOmitted: omitted, balance, today } = page
  if (earlierCycles.length === 0) return null
  const whole = `${isCurrent(page) ? '' : `on=${balance.cycle.startsOn}&`}earlier=all`
  return (
    <section class="earlier" aria-labelledby="earlier">
      <h2 id="earlier">Earlier cycles</h2>
      <ul>
        {earlierCycles.map((line) => (
          <Cycle
            key={line.cycle.startsOn}
            line={line}
            token={token}
            today={today}
            isRead={line.cycle.startsOn === balance.cycle.startsOn}
          />
        ))}
      </ul>
      {omitted > 0 && <a href={`/r/${token}?${whole}#earlier`}>All {earlierCycles.length + omitted} earlier cycles</a>}
    </section>
  )
}

function Cycle({ line, token, today, isRead }: { line: EarlierCycle; token: string; today: string; isRead: boolean }) {
  const { startsOn, endsOn } = line.cycle
  const range = formatRange(startsOn, endsOn, today)
  return (
    <li>
      {isRead ? <b aria-current="page">{range}</b> : <a href={`/r/${token}?on=${startsOn}`}>{range}</a>}
      <p>
        <Parts of={line.sentence.split(' · ')} /> <StatementLink token={token} number={line.statement} />
      </p>
      <div aria-hidden="true">
        <BalanceBar balance={line} />
      </div>
    </li>
  )
}

/** The way to the statement of a closed cycle. */
export const StatementLink = ({ token, number }: { token: string; number: number | undefined }) =>
  number && <a href={`/r/${token}/statements/${number}`}>Statement {number}</a>

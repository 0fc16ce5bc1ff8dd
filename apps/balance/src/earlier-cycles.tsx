import type { EarlierCycle, PublicBalance } from '@hourtab/contract/public-balance'
import { formatRange } from '@hourtab/domain/calendar'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import { Parts } from '@hourtab/ui/parts'
import { isCurrent } from './view.ts'

/** The cycles before this one, or the newest of them, each with the cap it had. */
export function EarlierCycles({ page, token }: { page: PublicBalance; token: string }) {
  const { earlierCycles, earlierCyclesOmitted: omitted, balance, today } = page
  if (earlierCycles.length === 0) return null
  const whole = `${isCurrent(page) ? '' : `on=${balance.cycle.startsOn}&`}earlier=all`
  return (
    <section class="earlier" aria-labelledby="earlier">
      <h2 id="earlier">Earlier cycles</h2>
      <ul>
        {earlierCycles.map((line) => (
          <Cycle key={line.cycle.startsOn} line={line} token={token} today={today} />
        ))}
      </ul>
      {omitted > 0 && <a href={`/r/${token}?${whole}#earlier`}>All {earlierCycles.length + omitted} earlier cycles</a>}
    </section>
  )
}

function Cycle({ line, token, today }: { line: EarlierCycle; token: string; today: string }) {
  const { startsOn, endsOn } = line.cycle
  return (
    <li>
      <a href={`/r/${token}?on=${startsOn}`}>{formatRange(startsOn, endsOn, today)}</a>
      <p>
        <Parts of={line.sentence.split(' · ')} />
      </p>
      <StatementLink token={token} number={line.statement} />
      <div aria-hidden="true">
        <BalanceBar balance={line} />
      </div>
    </li>
  )
}

/** The way to the statement of a closed cycle. */
export const StatementLink = ({ token, number }: { token: string; number: number | undefined }) =>
  number && (
    <p>
      <a href={`/r/${token}/statements/${number}`}>Statement {number}</a>
    </p>
  )

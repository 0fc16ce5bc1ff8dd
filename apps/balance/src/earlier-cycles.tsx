import type { CycleLine } from '@hourtab/contract/balance'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import { formatRange } from '@hourtab/domain/calendar'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import { Parts } from '@hourtab/ui/parts'

/** The cycles before this one, each with the cap it had; the one being read is marked, not linked. */
export function EarlierCycles({ page, token }: { page: PublicBalance; token: string }) {
  const { earlierCycles, balance, today } = page
  if (earlierCycles.length === 0) return null
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
    </section>
  )
}

function Cycle({ line, token, today, isRead }: { line: CycleLine; token: string; today: string; isRead: boolean }) {
  const { startsOn, endsOn } = line.cycle
  const range = formatRange(startsOn, endsOn, today)
  return (
    <li>
      {isRead ? <b aria-current="page">{range}</b> : <a href={`/r/${token}?on=${startsOn}`}>{range}</a>}
      <p>
        <Parts of={line.sentence.split(' · ')} />
      </p>
      <div aria-hidden="true">
        <BalanceBar balance={line} />
      </div>
    </li>
  )
}

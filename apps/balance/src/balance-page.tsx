import type { ExplanationLine } from '@hourtab/contract/balance'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import { formatRange } from '@hourtab/domain/calendar'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import { SumRows } from '@hourtab/ui/sum-rows'
import { EarlierCycles, StatementLink } from './earlier-cycles.tsx'
import { Headline } from './headline.tsx'
import { isCurrent, isOver, loggedThrough } from './view.ts'
import { WorkLog } from './work-log.tsx'

/** What only the browser adds to the page that the server wrote. */
export type Live = {
  fresh: ReadonlySet<string>
  note: string | null
  isLoading: boolean
  loadMore: () => void
  toggleSum: () => void
}

/** Everything a link shows, in reading order. Without `live` it is complete, and still. */
export function BalancePage({ page, token, live }: { page: PublicBalance; token: string; live?: Live }) {
  const { client, retainer, balance, today } = page
  return (
    <>
      {!isCurrent(page) && (
        <nav aria-label="Cycle">
          <a href={`/r/${token}`}>Back to the current cycle</a>
          <StatementLink token={token} number={page.statement} />
        </nav>
      )}
      <header>
        <p class="who">
          <strong dir="auto">{client}</strong>
          <span dir="auto">{retainer}</span>
        </p>
        <Headline sentence={balance.sentence} isOver={isOver(balance)} onTap={live?.toggleSum} />
        <BalanceBar balance={balance} isLabelled />
        <p class="stamps">
          <span>{formatRange(balance.cycle.startsOn, balance.cycle.endsOn, today)}</span>
          <span>{loggedThrough(page)}</span>
          {live?.note && <span class="late">{live.note}</span>}
        </p>
      </header>
      <Sum lines={page.explanation} />
      <WorkLog page={page} fresh={live?.fresh} more={live && { isLoading: live.isLoading, load: live.loadMore }} />
      <EarlierCycles page={page} token={token} />
    </>
  )
}

function Sum({ lines }: { lines: readonly ExplanationLine[] }) {
  return (
    <details id="sum">
      <summary>How this adds up</summary>
      <table>
        <SumRows lines={lines} />
      </table>
    </details>
  )
}

import type { ExplanationLine } from '@hourtab/contract/balance'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { dueInWords } from '@hourtab/domain/updates'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import { SumRows } from '@hourtab/ui/sum-rows'
import type { Terms } from './address.ts'
import { EarlierCycles, StatementLink } from './earlier-cycles.tsx'
import { Headline } from './headline.tsx'
import { isCurrent, isOver, loggedThrough } from './view.ts'
import { WhereHoursWent } from './where-hours-went.tsx'
import { WorkLog } from './work-log.tsx'

/** Everything a link shows, in reading order. */
export function BalancePage({ page, token, terms }: { page: PublicBalance; token: string; terms: Terms }) {
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
        <Headline sentence={balance.sentence} isOver={isOver(balance)} />
        <BalanceBar balance={balance} isLabelled />
        <p class="stamps">
          <span>{formatRange(balance.cycle.startsOn, balance.cycle.endsOn, today)}</span>
          <Stamp page={page} />
          <span id="since" />
          <span id="note" class="late" />
        </p>
      </header>
      <Sum lines={page.explanation} />
      {page.breakdown && <WhereHoursWent page={page} breakdown={page.breakdown} />}
      {page.shows === 'log' && <WorkLog page={page} terms={terms} />}
      <EarlierCycles page={page} token={token} />
    </>
  )
}

function Stamp({ page }: { page: PublicBalance }) {
  const { stamp, today } = page
  const { dueOn, pendingSeconds } = stamp
  return (
    <>
      <span>
        {loggedThrough(page)}
        {dueOn && ' · '}
        {dueOn && <span class={dueOn < today ? 'late' : undefined}>{dueInWords(dueOn, today)}</span>}
      </span>
      {pendingSeconds && <span>{formatHours(pendingSeconds)} h pending</span>}
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

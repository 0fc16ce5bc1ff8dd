import type { RetainerCard } from '@hourtab/contract/retainers'
import { formatDay, formatWeekday } from '@hourtab/domain/calendar'
import { BalanceBar } from '@hourtab/ui/balance-bar'
import '@hourtab/ui/balance-bar.css'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { todayIn } from '../../days.ts'
import { NoRetainers } from './no-retainers.tsx'
import { pauseInWords } from './pause-in-words.ts'
import { useRetainers } from './retainers.ts'
import './retainer-list.css'

/** The retainers, those that need a look first. */
export function RetainerList() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRetainers()
  if (error && !data) return <Failure error={error} retry={refetch} what="Your retainers" />
  if (!data) return <ListSkeleton />
  const cards = data.pages.flatMap(({ items }) => items)
  if (cards.length === 0) return <NoRetainers />
  return (
    <>
      <ol className="retainers">
        {cards
          .toSorted((a, b) => urgency(b) - urgency(a))
          .map((card) => (
            <Line key={card.id} card={card} />
          ))}
      </ol>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} aria-disabled={isFetchingNextPage}>
          Show more
        </Button>
      )}
    </>
  )
}

// Over first, then nearly used up; everything else keeps the order it came in.
function urgency({ balance }: RetainerCard): number {
  if (balance.overSeconds > 0) return 2
  return balance.usedSeconds >= balance.availableSeconds * 0.8 ? 1 : 0
}

function Line({ card: { id, client, name, balance, alerts, pace, timeZone, pause } }: { card: RetainerCard }) {
  const [isTarget, setTarget] = useState(false)
  const [used = '', rest = '', resets] = balance.sentence.split(' · ')
  const today = todayIn(timeZone)
  const course = courseOf({ alerts, pace }, today)
  // What the balance says already, it says better.
  const coming = pause && !balance.cycle.pausedSince && !balance.cycle.pausesOn ? pauseInWords(pause, today) : null
  const leave = () => setTarget(false)
  return (
    <li
      className={`retainer ${isTarget ? 'retainer-target' : ''}`}
      data-retainer={id}
      onDragOver={({ dataTransfer }) => setTarget(dataTransfer.types.includes('Files'))}
      onDragLeave={leave}
      onDrop={leave}
    >
      <div className="retainer-who">
        <span className="retainer-client">{client.name}</span>
        <Link to={`/retainers/${id}`} className="retainer-name">
          {name}
        </Link>
      </div>
      <div className="retainer-balance">
        <p className={balance.overSeconds > 0 ? 'retainer-over' : undefined}>
          <Parts of={[used, rest]} strong={1} />
        </p>
        <BalanceBar balance={balance} />
        {course.length > 0 && (
          <p className="retainer-course">
            <Parts of={course} />
          </p>
        )}
      </div>
      <p className="retainer-when">
        <span>{resets}</span>
        {coming && <span>{coming}</span>}
        <span>
          {balance.loggedThrough ? `logged through ${formatWeekday(balance.loggedThrough, today)}` : 'nothing logged in this cycle'}
        </span>
      </p>
    </li>
  )
}

/** The highest share that was passed in this cycle, and about when its hours run out. */
function courseOf({ alerts, pace }: Pick<RetainerCard, 'alerts' | 'pace'>, today: string): string[] {
  const passed = alerts.at(-1)
  const runsOutOn = pace?.runsOutOn
  return [
    ...(passed ? [`${passed.percent} % passed`] : []),
    ...(runsOutOn ? [`runs out around ${formatDay(runsOutOn, today)} at this pace`] : []),
  ]
}

function ListSkeleton() {
  return (
    <div role="status">
      <span className="unseen">Loading your retainers</span>
      <ol className="retainers" aria-hidden="true">
        {[1, 2, 3].map((line) => (
          <li key={line} className="retainer retainer-loading" />
        ))}
      </ol>
    </div>
  )
}

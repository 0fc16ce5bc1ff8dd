import type { ExplainedCycle } from '@hourtab/contract/balance'
import { type ReactNode, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useAllCycles } from './balance.ts'
import { CycleRow } from './cycle-row.tsx'
import './cycle-list.css'

type Props = {
  retainerId: string
  today: string
  /** What else belongs to a cycle that is opened; `openFrom` is the first day of the oldest open one. */
  children: (cycle: ExplainedCycle['cycle'], openFrom: string) => ReactNode
}

/** Every cycle, newest first, also those to come that hours are agreed for; each opens to the sum behind it. */
export function CycleList({ retainerId, today, children }: Props) {
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useAllCycles(retainerId)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  if (error && !data) return <Failure error={error} retry={refetch} what="The cycles" />
  if (!data) return <Skeleton what="the cycles" lines={8} />

  const cycles = data.pages.flatMap(({ items }) => items)
  const openFrom = cycles.findLast(({ cycle }) => cycle.state === 'open')?.cycle.startsOn ?? ''
  const toggle = (day: string) => setToggled((now) => new Set(now.has(day) ? [...now].filter((each) => each !== day) : [...now, day]))
  // The cycle of today is open from the start, or the first one while the retainer has not begun.
  const current = cycles.find(({ cycle }) => cycle.startsOn <= today) ?? cycles.at(-1)
  return (
    <section className="cycle-list" aria-label="Cycles">
      <p className="cycle-columns" aria-hidden="true">
        <span>Cycle</span>
        <span>Cap</span>
        <span>Carried</span>
        <span>Agreed</span>
        <span>Used</span>
        <span>Remain</span>
      </p>
      <ol>
        {cycles.map((line) => {
          const { startsOn } = line.cycle
          const isOpened = toggled.has(startsOn) !== (line === current)
          return (
            <CycleRow key={startsOn} retainerId={retainerId} line={line} today={today} isOpened={isOpened} onToggle={toggle}>
              {isOpened && children(line.cycle, openFrom)}
            </CycleRow>
          )
        })}
      </ol>
      {error && <Failure error={error} retry={refetch} what="Earlier cycles" />}
      {hasNextPage && (
        <Button kind="quiet" onClick={() => void fetchNextPage()} aria-disabled={isFetching}>
          {isFetching ? 'Loading …' : 'Show earlier cycles'}
        </Button>
      )}
    </section>
  )
}

import type { Grant } from '@hourtab/contract/grants'
import { Refused } from '@hourtab/contract/problem'
import type { Retainer } from '@hourtab/contract/retainers'
import { cycleOn } from '@hourtab/domain/cycle'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { rangeOf } from './agree-form.tsx'
import { removeHours, tell, useGrants } from './grants.ts'
import { SpentDialog } from './spent-dialog.tsx'

type Props = { retainer: Retainer; cycleStartsOn: string; today: string; openFrom: string }
type Asked = { grant: Grant; why: string }

/** What was agreed for a cycle and what it lent, newest first; it can be removed while its cycle is open. */
export function GrantList({ retainer, cycleStartsOn, today, openFrom }: Props) {
  const { data, error, refetch } = useGrants(retainer.id, cycleStartsOn)
  const [asked, setAsked] = useState<Asked | null>(null)
  if (error && !data) return <Failure error={error} retry={refetch} what="The agreed hours" />
  if (!data) return <Skeleton what="the agreed hours" lines={1} />
  if (data.items.length === 0) return null

  async function remove(grant: Grant) {
    try {
      await removeHours(grant)
    } catch (failure) {
      if (failure instanceof Refused && failure.slug === 'hours-spent') setAsked({ grant, why: failure.problem.detail ?? '' })
      else tell(failure)
    }
  }
  return (
    <>
      <h3>Agreed hours</h3>
      <ul className="grants">
        {data.items.map((grant) => (
          <li key={grant.id} className="grant">
            <div>
              <p>
                <strong>{formatHours(grant.seconds)} h</strong> {grant.reason}
              </p>
              <p className="quiet">{aboutOf(grant, cycleStartsOn, (day) => rangeOf(cycleOn(retainer, day), today))}</p>
            </div>
            {grant.cycleStartsOn >= openFrom && (
              <Button kind="danger" onClick={() => void remove(grant)}>
                Remove<span className="unseen"> {`${formatHours(grant.seconds)} h: ${grant.reason}`}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <SpentDialog {...asked} onClose={() => setAsked(null)} />}
    </>
  )
}

// What a longer cadence has put into one cycle is neither borrowed nor lent.
function aboutOf({ cycleStartsOn, borrowedFrom, agreedBy }: Grant, shown: string, rangeOn: (day: string) => string): string {
  const between =
    borrowedFrom === null
      ? 'on top'
      : borrowedFrom === cycleStartsOn
        ? 'borrowed within this cycle, so it counts nothing'
        : borrowedFrom === shown
          ? `lent to ${rangeOn(cycleStartsOn)}`
          : `borrowed from ${rangeOn(borrowedFrom)}`
  return agreedBy === null ? between : `${between} · agreed by ${agreedBy}`
}

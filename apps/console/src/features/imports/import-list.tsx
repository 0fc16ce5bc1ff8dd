import type { Import } from '@hourtab/contract/imports'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { datedWeekday, todayIn, browserTimeZone } from '../../days.ts'
import { useImports } from './imports.ts'
import { takeBack } from './publishing.ts'
import './imports.css'

type Summary = Pick<Import, 'id' | 'retainerId' | 'filename' | 'state' | 'totals' | 'createdAt'>

const states = { draft: 'draft, nothing logged yet', published: 'published', undone: 'undone', discarded: 'discarded' }

/** Past imports, newest first, each of which can still be undone. */
export function ImportList({ retainerId }: { retainerId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage } = useImports(retainerId)
  if (error && !data) return <Failure error={error} retry={refetch} what="Past imports" />
  if (!data) return <Skeleton what="past imports" lines={4} />
  const imports = data.pages.flatMap(({ items }) => items)
  if (imports.length === 0)
    return (
      <p className="empty">
        No file was imported yet. Export the week from your time tracker and drop it here: you see every row and the new balance before
        anything is logged, and one click takes it back.
      </p>
    )
  return (
    <>
      <ol className="imports">
        {imports.map((each) => (
          <Line key={each.id} summary={each} />
        ))}
      </ol>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>Show older imports</Button>}
    </>
  )
}

function Line({ summary }: { summary: Summary }) {
  const { id, retainerId, filename, state, totals, createdAt } = summary
  const [isBusy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    await takeBack(summary)
    setBusy(false)
  }
  return (
    <li className="import">
      <div>
        <Link to={`/retainers/${retainerId}/imports/${id}`}>{filename}</Link>
        <p className="quiet">
          {datedWeekday(createdAt.slice(0, 10), todayIn(browserTimeZone()))} · {totals.rows} {totals.rows === 1 ? 'row' : 'rows'},{' '}
          {totals.new} new · {formatHours(totals.newSeconds)} h
        </p>
      </div>
      <span className={`import-state import-${state}`}>{states[state]}</span>
      {state === 'published' && (
        <Button onClick={() => void undo()} aria-disabled={isBusy}>
          Undo<span className="unseen"> the import of {filename}</span>
        </Button>
      )}
    </li>
  )
}

import type { StatementSummary } from '@hourtab/contract/statements'
import { formatRange } from '@hourtab/domain/calendar'
import { figures } from '@hourtab/domain/sentence'
import { statementTitle } from '@hourtab/domain/statement'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { momentInWords } from '../../days.ts'
import { ReopenDialog } from './reopen-dialog.tsx'
import { StatementFiles } from './statement-files.tsx'
import { useStatements } from './statements.ts'
import './statements.css'

type Props = {
  retainerId: string
  today: string
  isOwner: boolean
  /** What can be done to send it to the client. */ renderSend: (of: StatementSummary) => ReactNode
}

/** Every statement of a retainer, newest first; those whose cycle was opened again stay readable. */
export function StatementList({ retainerId, today, isOwner, renderSend }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage } = useStatements(retainerId)
  const [reopening, setReopening] = useState<StatementSummary | null>(null)
  if (error && !data) return <Failure error={error} retry={refetch} what="The statements" />
  if (!data) return <Skeleton what="the statements" lines={4} />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0)
    return (
      <p className="empty">
        No cycle is closed yet. Closing one freezes its sum and its work log in a statement that never changes, to attach to the invoice.
      </p>
    )
  const newest = items.find(({ reopenedAt }) => reopenedAt === null)?.id
  return (
    <>
      <ol className="statements">
        {items.map((statement) => (
          <Line key={statement.id} statement={statement} retainerId={retainerId} today={today}>
            <StatementFiles statement={statement} />
            {statement.reopenedAt === null && renderSend(statement)}
            {statement.id === newest && isOwner && (
              <Button kind="quiet" onClick={() => setReopening(statement)}>
                Open again<span className="unseen"> the cycle of {statementTitle(statement)}</span>
              </Button>
            )}
          </Line>
        ))}
      </ol>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>Show older statements</Button>}
      {reopening && <ReopenDialog statement={reopening} today={today} onClose={() => setReopening(null)} />}
    </>
  )
}

type LineProps = { statement: StatementSummary; retainerId: string; today: string; children: ReactNode }

function Line({ statement, retainerId, today, children }: LineProps) {
  const { id, cycle, closedAt, reopenedAt } = statement
  const { used, available, left, over, isOver } = figures(statement)
  const range = formatRange(cycle.startsOn, cycle.endsOn, today)
  return (
    <li className="statement">
      <div>
        <h3>
          <Link to={`/retainers/${retainerId}/statements/${id}`}>{statementTitle(statement)}</Link>
        </h3>
        <p className={isOver ? 'statement-over' : undefined}>
          <Parts of={[range, `${used} of ${available} hours used`, isOver ? `${over} over` : `${left} remain`]} strong={2} />
        </p>
        <p className="quiet">
          Closed {momentInWords(closedAt)} · {reopenedAt ? `opened again ${momentInWords(reopenedAt)}, no longer in force` : 'in force'}
        </p>
      </div>
      <div className="statement-acts">{children}</div>
    </li>
  )
}

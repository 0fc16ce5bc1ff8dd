import { statementTitle } from '@hourtab/domain/statement'
import { StatementSheet } from '@hourtab/ui/statement-sheet'
import '@hourtab/ui/balance-bar.css'
import '@hourtab/ui/parts.css'
import '@hourtab/ui/statement-sheet.css'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { dayIn } from '../../days.ts'
import { AmountsTable } from './amounts-table.tsx'
import { StatementFiles } from './statement-files.tsx'
import { useStatement } from './statements.ts'
import './statements.css'

/** One statement as it is printed, with what can be done with it around it. */
export function StatementView({ statementId }: { statementId: string }) {
  const { data, error, refetch } = useStatement(statementId)
  if (error && !data) return <Failure error={error} retry={refetch} what="The statement" />
  if (!data) return <Skeleton what="the statement" lines={8} />
  const { document, hash } = data.statement
  return (
    <div className="statement-view">
      <p className="statement-acts" role="group" aria-label={statementTitle(document)}>
        <Button onClick={() => print()}>Print</Button>
        <StatementFiles statement={{ ...document, id: statementId }} />
      </p>
      <AmountsTable statementId={statementId} />
      <StatementSheet statement={document} hash={hash} closedOn={dayIn(document.timeZone, new Date(document.closedAt))} level={2} />
    </div>
  )
}

import { StatementSheet, type Sheet } from '@hourtab/ui/statement-sheet'

/** A statement behind a link, with what it can be taken away as. */
export function StatementPage({ statement, hash, closedOn, token }: { statement: Sheet; hash: string; closedOn: string; token: string }) {
  const file = `/r/${token}/statements/${statement.number}`
  return (
    <>
      <nav aria-label="Statement">
        <a href={`/r/${token}`}>Back to the current cycle</a>
        <a href={`${file}.pdf`}>PDF, A4</a>
        <a href={`${file}.pdf?paper=letter`}>PDF, Letter</a>
        <a href={`${file}.csv`}>CSV</a>
      </nav>
      <StatementSheet statement={statement} hash={hash} closedOn={closedOn} level={1} />
    </>
  )
}

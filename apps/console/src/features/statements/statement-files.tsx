import { statementTitle } from '@hourtab/domain/statement'
import { DownloadLink } from '../../controls/download-link.tsx'
import { csvOf, pdfOf } from './statements.ts'

/** A statement as a file: PDF on either paper, and CSV. */
export function StatementFiles({ statement }: { statement: { id: string; number: number; version: number } }) {
  const { id } = statement
  const which = <span className="unseen"> of {statementTitle(statement)}</span>
  return (
    <>
      <DownloadLink href={pdfOf(id, 'a4')}>PDF, A4{which}</DownloadLink>
      <DownloadLink href={pdfOf(id, 'letter')}>PDF, Letter{which}</DownloadLink>
      <DownloadLink href={csvOf(id)}>CSV{which}</DownloadLink>
    </>
  )
}

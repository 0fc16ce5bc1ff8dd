import { useParams } from 'react-router'
import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'
import { StatementView } from '../features/statements/statement-view.tsx'

export function StatementPage() {
  const { statementId = '' } = useParams()
  return <RetainerFrame section="Statement">{() => <StatementView key={statementId} statementId={statementId} />}</RetainerFrame>
}

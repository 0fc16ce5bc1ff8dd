import { PageHeading } from '../controls/page-heading.tsx'
import { AuditList } from '../features/audit/audit-list.tsx'

export function AuditPage() {
  return (
    <>
      <PageHeading title="Audit" />
      <p className="quiet">Who changed what and when. A line is written with each change and never altered.</p>
      <AuditList />
    </>
  )
}

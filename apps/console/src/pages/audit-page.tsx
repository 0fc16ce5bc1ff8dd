import { PageHeading } from '../controls/page-heading.tsx'
import { AuditList } from '../features/audit/audit-list.tsx'

export function AuditPage() {
  return (
    <>
      <PageHeading title="Audit" />
      <p className="quiet">
        Who changed what and when; what names no key was done in the console. A line is written with each change and stays.
      </p>
      <AuditList />
    </>
  )
}

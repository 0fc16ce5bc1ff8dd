import { ButtonLink } from '../controls/button.tsx'
import { PageHeading } from '../controls/page-heading.tsx'
import { RetainerList } from '../features/retainers/retainer-list.tsx'

export function RetainersPage() {
  return (
    <>
      <header className="page-head">
        <PageHeading title="Retainers" />
        <ButtonLink to="/retainers/new">New retainer</ButtonLink>
      </header>
      <RetainerList />
    </>
  )
}

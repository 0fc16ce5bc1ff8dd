import { PageHeading } from '../controls/page-heading.tsx'
import { NewRetainerForm } from '../features/retainers/new-retainer-form.tsx'

export function NewRetainerPage() {
  return (
    <div className="medium">
      <PageHeading title="New retainer" />
      <NewRetainerForm />
    </div>
  )
}

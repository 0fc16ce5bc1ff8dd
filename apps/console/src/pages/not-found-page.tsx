import { Link } from 'react-router'
import { PageHeading } from '../controls/page-heading.tsx'

export function NotFoundPage() {
  return (
    <div className="narrow">
      <PageHeading title="Nothing is here" />
      <p>
        This address leads nowhere, or to something that was removed. Go to <Link to="/retainers">your retainers</Link>.
      </p>
    </div>
  )
}

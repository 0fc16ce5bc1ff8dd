import { Navigate, useSearchParams } from 'react-router'
import { useMe } from '../session.ts'
import { ButtonLink } from '../controls/button.tsx'
import { PageHeading } from '../controls/page-heading.tsx'
import { Failure, Notice } from '../controls/notice.tsx'
import { LookAroundButton } from '../features/accounts/look-around-button.tsx'
import { ExampleTab } from '../features/balance/example-tab.tsx'
import './welcome-page.css'

export function WelcomePage() {
  const [search] = useSearchParams()
  const { data: me, error, refetch } = useMe({ isForStrangers: true })
  if (me) return <Navigate to="/retainers" replace />
  if (error) return <Failure error={error} retry={refetch} what="HourTab" />
  if (me === undefined) return null
  return (
    <div className="welcome">
      <div className="welcome-words">
        {search.has('deleted') && (
          <div role="status">
            <Notice>Your account is deleted, and everything that went with it. Its links no longer open.</Notice>
          </div>
        )}
        <PageHeading title="Retainer hour tracking for IT project managers" className="welcome-title" />
        <p className="welcome-lead">
          HourTab gives each client a live balance URL, so discovery, vendor coordination and go-live work accumulates in plain view
          throughout the engagement.
        </p>
        <div className="welcome-ways">
          <ButtonLink kind="primary" to="/sign-up">
            Create your account
          </ButtonLink>
          <LookAroundButton />
        </div>
        <p className="quiet">Free forever for your first retainer · no credit card.</p>
      </div>
      <ExampleTab />
    </div>
  )
}

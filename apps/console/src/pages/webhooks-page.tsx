import { Link } from 'react-router'
import { PageHeading } from '../controls/page-heading.tsx'
import { NewWebhook } from '../features/webhooks/new-webhook.tsx'
import { WebhookList } from '../features/webhooks/webhook-list.tsx'
import { useMe } from '../session.ts'

export function WebhooksPage() {
  const { data: me } = useMe()
  if (!me) return null
  return (
    <>
      <p className="quiet back">
        <Link to="/settings">Settings</Link>
      </p>
      <PageHeading title="Webhooks" />
      <p className="quiet">
        What happens here is posted to your addresses, signed, and tried again for three days where nobody answers.{' '}
        <a href="/api/docs/webhooks">What a delivery looks like</a>
      </p>
      {me.role === 'owner' ? (
        <>
          <WebhookList />
          <h2>Add a webhook</h2>
          <NewWebhook />
        </>
      ) : (
        <p className="empty">Webhooks are made by an owner of the workspace.</p>
      )}
    </>
  )
}

import { Link } from 'react-router'
import { PageHeading } from '../controls/page-heading.tsx'
import { NewWebhook } from '../features/webhooks/new-webhook.tsx'
import { WebhookList } from '../features/webhooks/webhook-list.tsx'

export function WebhooksPage() {
  return (
    <>
      <p className="quiet webhook-back">
        <Link to="/settings">Settings</Link>
      </p>
      <PageHeading title="Webhooks" />
      <p className="quiet">
        What happens here is posted to your addresses, signed, and tried again for three days where nobody answers.{' '}
        <a href="/api/docs#createWebhook">What a delivery looks like</a>
      </p>
      <WebhookList />
      <h2>Add a webhook</h2>
      <NewWebhook />
    </>
  )
}

import { Link, useParams } from 'react-router'
import { Failure } from '../controls/notice.tsx'
import { PageHeading } from '../controls/page-heading.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { DeliveryLog } from '../features/webhooks/delivery-log.tsx'
import { WebhookActs } from '../features/webhooks/webhook-acts.tsx'
import { WebhookHead } from '../features/webhooks/webhook-head.tsx'
import { useWebhook } from '../features/webhooks/webhooks.ts'

export function WebhookPage() {
  const { webhookId = '' } = useParams()
  const { data, error, refetch } = useWebhook(webhookId)
  return (
    <>
      <p className="quiet back">
        <Link to="/settings/webhooks">Webhooks</Link>
      </p>
      <PageHeading title={data?.webhook.name ?? 'Webhook'} />
      {error && !data && <Failure error={error} retry={refetch} what="The webhook" />}
      {!data && !error && <Skeleton what="the webhook" lines={4} />}
      {data && (
        <>
          <WebhookHead webhook={data.webhook} isChangingOver={data.isChangingOver} />
          <WebhookActs webhook={data.webhook} etag={data.etag} />
          <DeliveryLog webhook={data.webhook} />
        </>
      )}
    </>
  )
}

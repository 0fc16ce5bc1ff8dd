import type { ListedWebhook } from '@hourtab/contract/webhooks'
import { Link } from 'react-router'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { momentInWords } from '../../days.ts'
import { listensTo } from './webhook-in-words.ts'
import { useWebhooks } from './webhooks.ts'
import './webhooks.css'

/** The webhooks of a workspace, each with whether it works. */
export function WebhookList() {
  const { data, error, refetch } = useWebhooks()
  if (error && !data) return <Failure error={error} retry={refetch} what="The webhooks" />
  if (!data) return <Skeleton what="the webhooks" lines={4} />
  if (data.items.length === 0)
    return (
      <p className="empty">
        Nobody is told yet. A webhook posts to an address of yours what happens here, as it happens: hours logged, a cycle closed, a
        threshold passed. Your finance system need not ask.
      </p>
    )
  return (
    <ol className="webhooks">
      {data.items.map((webhook) => (
        <Line key={webhook.id} webhook={webhook} />
      ))}
    </ol>
  )
}

function Line({ webhook }: { webhook: ListedWebhook }) {
  const { id, name, url, events, state, failingSince } = webhook
  const isLate = state === 'disabled' || failingSince !== null
  return (
    <li>
      <div>
        <h2>
          <Link to={`/settings/webhooks/${id}`}>{name}</Link>
        </h2>
        <p className="webhook-url">{url}</p>
        <p className="quiet">{listensTo(events)}</p>
      </div>
      <p className={`webhook-state ${isLate ? 'webhook-late' : ''}`}>{stateInWords(webhook)}</p>
    </li>
  )
}

const lasts = { delivered: 'Active · last delivered', waiting: 'Active · on its way since', failed: 'Active · last one failed' }

function stateInWords({ state, disabledAt, failingSince, lastDelivery }: ListedWebhook): string {
  if (state === 'disabled') return `Disabled${disabledAt ? ` since ${momentInWords(disabledAt)}` : ''}`
  if (failingSince !== null) return `Not getting through since ${momentInWords(failingSince)}`
  return lastDelivery ? `${lasts[lastDelivery.state]} ${momentInWords(lastDelivery.createdAt)}` : 'Active · nothing to tell yet'
}

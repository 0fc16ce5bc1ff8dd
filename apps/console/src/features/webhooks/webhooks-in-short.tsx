import { ButtonLink } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useWebhooks } from './webhooks.ts'
import './webhooks.css'

/** How many webhooks there are and whether they work, and the way to them. */
export function WebhooksInShort() {
  const { data, error, refetch } = useWebhooks()
  if (error && !data) return <Failure error={error} retry={refetch} what="The webhooks" />
  if (!data) return <Skeleton what="the webhooks" lines={1} />
  const disabled = data.items.filter(({ state }) => state === 'disabled').length
  const failing = data.items.filter(({ state, failingSince }) => state === 'active' && failingSince !== null).length
  return (
    <div className="webhooks-in-short">
      <p>
        {countOf(data.items.length)}
        {failing > 0 && <strong className="webhook-late"> · {failing} not getting through</strong>}
        {disabled > 0 && <strong className="webhook-late"> · {disabled} disabled</strong>}
      </p>
      <ButtonLink to="/settings/webhooks">{data.items.length === 0 ? 'Add a webhook' : 'See webhooks'}</ButtonLink>
    </div>
  )
}

const countOf = (count: number) => (count === 0 ? 'None yet.' : count === 1 ? 'One webhook' : `${count} webhooks`)

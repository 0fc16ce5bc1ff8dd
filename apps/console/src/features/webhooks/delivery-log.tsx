import type { Webhook } from '@hourtab/contract/webhooks'
import type { DeliveryState } from '@hourtab/contract/webhooks'
import { useId, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { DeliveryLine } from './delivery-line.tsx'
import { RangeDialog } from './range-dialog.tsx'
import { useDeliveries } from './webhooks.ts'
import './deliveries.css'

const filters = { '': 'All', waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' }

/** What a webhook was told, newest first. */
export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const [state, setState] = useState<DeliveryState | undefined>()
  const [isRangeOpen, setRangeOpen] = useState(false)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useDeliveries(webhook.id, state)
  const deliveries = data?.pages.flatMap(({ items }) => items) ?? []
  const id = useId()
  return (
    <section className="deliveries" aria-labelledby={id}>
      <div className="list-head">
        <h2 id={id}>Deliveries</h2>
        <div className="deliveries-head">
          <label>
            <span className="unseen">Show </span>
            <select value={state ?? ''} onChange={({ target }) => setState((target.value || undefined) as DeliveryState | undefined)}>
              {Object.entries(filters).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          {webhook.state === 'active' && <Button onClick={() => setRangeOpen(true)}>Send a time again</Button>}
        </div>
      </div>
      {error && !data && <Failure error={error} retry={refetch} what="The deliveries" />}
      {!data && !error && <Skeleton what="the deliveries" lines={6} />}
      {data && deliveries.length === 0 && (
        <p className="quiet">{state ? 'None like that.' : 'Nothing was sent yet. The next entry you log is, or a test.'}</p>
      )}
      <ol aria-busy={isPlaceholderData}>
        {deliveries.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} mayResend={webhook.state === 'active'} />
        ))}
      </ol>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} aria-disabled={isFetchingNextPage}>
          {isFetchingNextPage ? 'Loading …' : 'Show older deliveries'}
        </Button>
      )}
      {deliveries.length > 0 && <p className="quiet">Deliveries are kept for 30 days.</p>}
      {isRangeOpen && <RangeDialog webhookId={webhook.id} onClose={() => setRangeOpen(false)} />}
    </section>
  )
}

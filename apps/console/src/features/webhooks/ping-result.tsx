import { Notice } from '../../controls/notice.tsx'
import { momentInWords } from '../../days.ts'
import { deliveryInWords } from './webhook-in-words.ts'
import { useDelivery } from './webhooks.ts'

/** What became of a test, as soon as it is known. */
export function PingResult({ deliveryId }: { deliveryId: string }) {
  const { data } = useDelivery(deliveryId, { isAwaited: true })
  const state = data?.delivery.state ?? 'waiting'
  if (!data || state === 'waiting') return <Notice>The test is on its way …</Notice>
  return (
    <Notice tone={state === 'failed' ? 'late' : 'calm'}>
      <p>
        <strong>Test:</strong>{' '}
        {state === 'failed' ? `not delivered, ${data.delivery.attempts.at(-1)?.fault}` : deliveryInWords(data.delivery, momentInWords)}
      </p>
    </Notice>
  )
}

import type { Attempt, Delivery } from '@hourtab/contract/deliveries'
import { type ReactNode, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { momentInWords } from '../../days.ts'
import { inWords } from '../../in-words.ts'
import { deliveryInWords, eventInWords, tookInWords } from './webhook-in-words.ts'
import { useDelivery, useRedeliver } from './webhooks.ts'

/** One delivery: what became of it, and on demand each try and the payload. */
export function DeliveryLine({ delivery, mayResend }: { delivery: Delivery; mayResend: boolean }) {
  const { id, name, sequence, createdAt, state } = delivery
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={`delivery delivery-${state}`}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="delivery-name">
            {eventInWords(name)} {sequence !== null && <span className="quiet">#{sequence}</span>}
          </span>
          <time dateTime={createdAt}>{momentInWords(createdAt)}</time>
          <span className="delivery-became">{deliveryInWords(delivery, momentInWords)}</span>
        </summary>
        {isOpen && (
          <div className="delivery-more">
            <Tries attempts={delivery.attempts} />
            <Payload deliveryId={id}>{mayResend && <SendAgain delivery={delivery} />}</Payload>
          </div>
        )}
      </details>
    </li>
  )
}

function Tries({ attempts }: { attempts: Attempt[] }) {
  if (attempts.length === 0) return null
  return (
    <div>
      <h3>Tries</h3>
      <ol className="tries">
        {attempts.map((attempt) => (
          <li key={attempt.at}>
            <p>
              <time dateTime={attempt.at}>{momentInWords(attempt.at)}</time> {attempt.fault ?? `it answered ${attempt.status}`} ·{' '}
              {tookInWords(attempt.durationMs)}
            </p>
            {attempt.answer && <code className="answer">{attempt.answer}</code>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Payload({ deliveryId, children }: { deliveryId: string; children: ReactNode }) {
  const { data, error, refetch } = useDelivery(deliveryId)
  if (error && !data) return <Failure error={error} retry={refetch} what="The payload" />
  if (!data) return <Skeleton what="the payload" lines={4} />
  const text = JSON.stringify(data.payload, undefined, 2)
  return (
    <div>
      <h3>Payload</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard has to reach it */}
      <pre tabIndex={0} role="region" aria-label="Payload">
        {text}
      </pre>
      <div className="delivery-acts">
        <CopyButton text={text} what="Payload" label="Copy payload" />
        {children}
      </div>
    </div>
  )
}

function SendAgain({ delivery }: { delivery: Delivery }) {
  const { mutateAsync: redeliver, isPending } = useRedeliver()
  async function send() {
    if (isPending) return
    try {
      await redeliver(delivery.id)
      say('Sent again')
    } catch (error) {
      say(inWords(error), { tone: 'bad' })
    }
  }
  return (
    <Button onClick={() => void send()} aria-disabled={isPending}>
      Send again<span className="unseen"> {eventInWords(delivery.name)}</span>
    </Button>
  )
}

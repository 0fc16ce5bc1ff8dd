import type { Webhook } from '@hourtab/contract/webhooks'
import { Notice } from '../../controls/notice.tsx'
import { momentInWords } from '../../days.ts'
import { listensTo } from './webhook-in-words.ts'
import './webhooks.css'

/** Where a webhook leads, what it is told, and why it is disabled where it is. */
export function WebhookHead({ webhook, isChangingOver }: { webhook: Webhook; isChangingOver: boolean }) {
  const { url, events, state, disabledAt, disabledBecause, oldSecretUntil } = webhook
  return (
    <>
      <p className="webhook-url">{url}</p>
      <p className="quiet">
        {listensTo(events)}
        {isChangingOver && oldSecretUntil && ` · the old secret signs as well until ${momentInWords(oldSecretUntil)}`}
      </p>
      {state === 'disabled' && (
        <Notice tone="late">
          <p>
            <strong>Disabled{disabledAt && ` since ${momentInWords(disabledAt)}`}.</strong> {disabledBecause}. Nothing but a test is sent.
            Once it is enabled it is told what happens from then on; what it missed can be sent below.
          </p>
        </Notice>
      )}
    </>
  )
}

import { Refused } from '@hourtab/contract/problem'
import type { Webhook } from '@hourtab/contract/webhooks'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Notice } from '../../controls/notice.tsx'
import { say } from '../../controls/toast.ts'
import { EventChoice, eventsIn } from './event-choice.tsx'
import { WebhookFields } from './webhook-fields.tsx'
import { useChangeWebhook, useWebhook } from './webhooks.ts'

type Props = { webhook: Webhook; etag: string | undefined; onClose: () => void }

/** Changes what a webhook is for, where it leads and what it is told. What someone else saved meanwhile is shown, never overwritten. */
export function EditWebhookDialog({ webhook: first, etag: firstTag, onClose }: Props) {
  const [{ webhook, etag }, setKnown] = useState({ webhook: first, etag: firstTag })
  const { refetch } = useWebhook(first.id)
  const { mutateAsync: changeWebhook } = useChangeWebhook(first.id)
  const [isStale, setStale] = useState(false)
  async function save(typed: FormData) {
    try {
      await changeWebhook({ etag, name: typedIn(typed, 'name'), url: typedIn(typed, 'url'), events: eventsIn(typed) })
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.problem.status !== 412) throw failure
      const { data } = await refetch()
      if (data) setKnown({ webhook: data.webhook, etag: data.etag })
      return setStale(true)
    }
    say('Webhook saved')
    onClose()
  }
  return (
    <Dialog title="Edit webhook" onClose={onClose} wide>
      <Form key={etag} onSubmit={save}>
        {isStale && <Notice tone="late">It was changed elsewhere meanwhile. This is how it stands now; make your change again.</Notice>}
        <WebhookFields name={webhook.name} url={webhook.url} />
        <EventChoice chosen={webhook.events} />
        <footer className="dialog-foot">
          <SubmitButton>Save</SubmitButton>
          <Button onClick={onClose}>Cancel</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

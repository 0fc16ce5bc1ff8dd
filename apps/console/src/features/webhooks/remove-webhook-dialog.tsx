import type { Webhook } from '@hourtab/contract/webhooks'
import { useNavigate } from 'react-router'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useRemoveWebhook } from './webhooks.ts'

/** Asks before a webhook goes with its log, which cannot be taken back. */
export function RemoveWebhookDialog({ webhook: { id, name }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { mutateAsync: removeWebhook } = useRemoveWebhook(id)
  const navigate = useNavigate()
  async function remove() {
    await removeWebhook()
    say('Webhook removed')
    await navigate('/settings/webhooks')
  }
  return (
    <Dialog title={`Remove ${name}?`} onClose={onClose}>
      <Form onSubmit={remove}>
        <p>Nothing more is sent to it, and the log of its deliveries goes with it. This cannot be undone; disabling it can.</p>
        <footer className="dialog-foot">
          <SubmitButton kind="danger">Remove the webhook</SubmitButton>
          <Button onClick={onClose}>Keep it</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

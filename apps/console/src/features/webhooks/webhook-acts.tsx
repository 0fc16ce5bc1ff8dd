import type { Webhook } from '@hourtab/contract/webhooks'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { EditWebhookDialog } from './edit-webhook-dialog.tsx'
import { PingResult } from './ping-result.tsx'
import { RemoveWebhookDialog } from './remove-webhook-dialog.tsx'
import { RotateDialog } from './rotate-dialog.tsx'
import { useChangeWebhook, usePingWebhook } from './webhooks.ts'

type Open = 'edit' | 'rotate' | 'remove' | null

/** What can be done to a webhook. */
export function WebhookActs({ webhook, etag }: { webhook: Webhook; etag: string | undefined }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const ping = usePingWebhook(webhook.id)
  const { mutateAsync: changeWebhook, isPending } = useChangeWebhook(webhook.id)
  async function turn(state: Webhook['state']) {
    if (isPending) return
    try {
      await changeWebhook({ state })
      const isOff = state === 'disabled'
      say(isOff ? 'Webhook disabled' : 'Webhook enabled', isOff ? { act: () => turn('active') } : {})
    } catch (error) {
      say(inWords(error), { tone: 'bad' })
    }
  }
  return (
    <>
      <div className="webhook-acts">
        <Button kind="primary" aria-disabled={ping.isPending} onClick={() => ping.isPending || ping.mutate()}>
          Send a test
        </Button>
        {webhook.state === 'disabled' && <Button onClick={() => void turn('active')}>Enable</Button>}
        <Button kind="quiet" onClick={() => setOpen('edit')}>
          Edit
        </Button>
        <Button kind="quiet" onClick={() => setOpen('rotate')}>
          New secret
        </Button>
        {webhook.state === 'active' && (
          <Button kind="quiet" onClick={() => void turn('disabled')}>
            Disable
          </Button>
        )}
        <Button kind="danger" onClick={() => setOpen('remove')}>
          Remove
        </Button>
      </div>
      <div role="status">
        {ping.error && <p className="webhook-late">The test could not be sent. {inWords(ping.error)}</p>}
        {ping.data && <PingResult key={ping.data.delivery.id} deliveryId={ping.data.delivery.id} />}
      </div>
      {open === 'edit' && <EditWebhookDialog webhook={webhook} etag={etag} onClose={close} />}
      {open === 'rotate' && <RotateDialog webhook={webhook} onClose={close} />}
      {open === 'remove' && <RemoveWebhookDialog webhook={webhook} onClose={close} />}
    </>
  )
}

import type { Webhook } from '@hourtab/contract/webhooks'
import { useNavigate } from 'react-router'
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx'
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
    <ConfirmDialog title={`Remove ${name}?`} act="Remove the webhook" keep="Keep it" onConfirm={remove} onClose={onClose}>
      Nothing more is sent to it, and the log of its deliveries goes with it. This cannot be undone; disabling it can.
    </ConfirmDialog>
  )
}

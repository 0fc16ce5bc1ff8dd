import { ConfirmDialog } from '../../controls/confirm-dialog.tsx'
import { say } from '../../controls/toast.ts'
import { useRevokeApiKey } from './api-keys.ts'

/** Asks before a key that scripts hold stops working: it cannot be taken back. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: { id: string; name: string }; onClose: () => void }) {
  const { mutateAsync: revokeApiKey } = useRevokeApiKey()
  async function revoke() {
    await revokeApiKey(apiKey.id)
    say('Key revoked')
    onClose()
  }
  return (
    <ConfirmDialog title={`Revoke ${apiKey.name}?`} act="Revoke the key" keep="Keep it" onConfirm={revoke} onClose={onClose}>
      Scripts that use it are refused at once. This cannot be undone.
    </ConfirmDialog>
  )
}

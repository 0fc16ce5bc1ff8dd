import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
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
    <Dialog title={`Revoke ${apiKey.name}?`} onClose={onClose}>
      <Form onSubmit={revoke}>
        <p>Scripts that use it are refused at once. This cannot be undone.</p>
        <footer className="dialog-foot">
          <SubmitButton kind="danger">Revoke the key</SubmitButton>
          <Button onClick={onClose}>Keep it</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

import type { Webhook } from '@hourtab/contract/webhooks'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useRotateSecret } from './webhooks.ts'

/** Makes a new secret and shows it once. */
export function RotateDialog({ webhook: { id, name }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { mutateAsync: rotateSecret } = useRotateSecret(id)
  const [secret, setSecret] = useState<string | null>(null)
  if (secret !== null) return <SecretDialog name={name} secret={secret} onClose={onClose} />
  return (
    <Dialog title={`New secret for ${name}?`} onClose={onClose}>
      <Form onSubmit={async () => setSecret((await rotateSecret()).secret)}>
        <p>For 24 hours deliveries are signed with both, so that nothing is missed while you change over. Then the old one stops.</p>
        <footer className="dialog-foot">
          <SubmitButton>Make a new secret</SubmitButton>
          <Button onClick={onClose}>Keep the old one</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Secret } from '../../controls/secret.tsx'

type Props = { name: string; secret: string; isNew?: boolean; onClose: () => void }

/** The secret of a webhook, on the screen once. */
export function SecretDialog({ name, secret, isNew = false, onClose }: Props) {
  return (
    <Dialog title={`Secret: ${name}`} onClose={onClose}>
      <p>
        Whoever receives the deliveries checks their signatures with it. Copy it now: it is shown this once.
        {!isNew && ' For 24 hours the old secret signs beside it.'}
      </p>
      <Secret text={secret} />
      <footer className="dialog-foot">
        <CopyButton text={secret} what="Secret" label="Copy the secret" kind="primary" />
        <Button onClick={onClose}>I have it</Button>
      </footer>
    </Dialog>
  )
}

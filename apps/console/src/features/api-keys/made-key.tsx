import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Secret } from '../../controls/secret.tsx'
import { curlWith } from './key-in-words.ts'
import './api-keys.css'

/** The secret of a key, on the screen this once, with a first call to try it. */
export function MadeKey({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const curl = curlWith(window.location.origin, secret)
  return (
    <Dialog title={`Key: ${name}`} onClose={onClose}>
      <p>Copy it now. It is shown this once; what is stored cannot be turned back into it.</p>
      <Secret text={secret} />
      <CopyButton text={secret} what="Key" label="Copy the key" kind="primary" />
      <h3 className="try-key">Try it</h3>
      <Secret text={curl} />
      <footer className="dialog-foot">
        <CopyButton text={curl} what="Command" label="Copy the command" />
        <Button onClick={onClose}>I have it</Button>
      </footer>
    </Dialog>
  )
}

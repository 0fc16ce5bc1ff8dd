import type { Scope } from '@hourtab/contract/api-keys'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { SelectField, TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Secret } from '../../controls/secret.tsx'
import { scopes } from './api-key-list.tsx'
import { useCreateApiKey } from './api-keys.ts'
import './api-keys.css'

/** Makes a key; its secret is on the screen once. */
export function NewApiKey() {
  const { mutateAsync: createApiKey } = useCreateApiKey()
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const [count, setCount] = useState(0)
  async function send(typed: FormData) {
    const name = typedIn(typed, 'name')
    const expiresOn = typedIn(typed, 'expiresOn') || null
    const { secret } = await createApiKey({ name, scope: typedIn(typed, 'scope') as Scope, expiresOn })
    setMade({ name, secret })
    setCount(count + 1)
  }
  return (
    <>
      <Form key={count} onSubmit={send}>
        <div className="field-row">
          <TextField label="Name of the key" name="name" placeholder="Nightly export" />
          <SelectField label="What it may do" name="scope" defaultValue="write">
            {Object.entries(scopes).map(([scope, words]) => (
              <option key={scope} value={scope}>
                {words}
              </option>
            ))}
          </SelectField>
          <TextField label="Last day" name="expiresOn" type="date" optional />
        </div>
        <SubmitButton kind="plain">Make a key</SubmitButton>
      </Form>
      {made && (
        <Dialog title={`Key: ${made.name}`} onClose={() => setMade(null)}>
          <p>Copy it now. It is shown this once and stored nowhere.</p>
          <Secret text={made.secret} />
          <footer className="dialog-foot">
            <CopyButton text={made.secret} what="Key" label="Copy the key" kind="primary" />
            <Button onClick={() => setMade(null)}>I have it</Button>
          </footer>
        </Dialog>
      )}
    </>
  )
}

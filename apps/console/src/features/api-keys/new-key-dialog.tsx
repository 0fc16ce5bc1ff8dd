import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Choices } from '../../controls/choices.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { useCreateApiKey } from './api-keys.ts'
import { scopeWords, type ScriptScope } from './key-in-words.ts'
import { MadeKey } from './made-key.tsx'
import { ReachChoice, reachIn } from './reach-choice.tsx'
import './api-keys.css'

/** Makes a key: what for, what it may do, where and until when; then shows its secret, once. */
export function NewKeyDialog({ names, today, onClose }: { names: ReadonlyMap<string, string>; today: string; onClose: () => void }) {
  const { mutateAsync: createApiKey } = useCreateApiKey()
  const [scope, setScope] = useState<string>('read')
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  if (made) return <MadeKey {...made} onClose={onClose} />
  async function send(typed: FormData) {
    const name = typedIn(typed, 'name')
    const expiresOn = typedIn(typed, 'expiresOn') || null
    const { secret } = await createApiKey({ name, scope: scope as ScriptScope, retainerIds: reachIn(typed), expiresOn })
    setMade({ name, secret })
  }
  return (
    <Dialog title="New key" onClose={onClose} wide>
      <Form onSubmit={send}>
        <TextField label="What it is for" name="name" placeholder="Nightly export" hint="The audit names it beside what it did" />
        <div className="key-choices">
          <Choices
            legend="What it may do"
            name="scope"
            choices={Object.entries(scopeWords).map(([value, words]) => ({ value, ...words }))}
            chosen={[scope]}
            onChoose={([value = 'read']) => setScope(value)}
          />
          <ReachChoice names={names} whole="Every retainer, those to come too." />
        </div>
        <TextField label="Last day" name="expiresOn" type="date" min={today} optional hint="Empty: until you revoke it" />
        <footer className="dialog-foot">
          <SubmitButton>Make the key</SubmitButton>
          <Button onClick={onClose}>Cancel</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useCreateShareLink } from './share-links.ts'

export function NewLinkForm({ retainerId, today }: { retainerId: string; today: string }) {
  const { mutateAsync: createShareLink } = useCreateShareLink(retainerId)
  const [made, setMade] = useState(0)
  async function send(typed: FormData) {
    await createShareLink({ name: typedIn(typed, 'name'), expiresOn: typedIn(typed, 'expiresOn') || null })
    setMade(made + 1)
    say('Link created')
  }
  return (
    <Form key={made} onSubmit={send} className="new-link">
      <div className="field-row">
        <TextField label="Who gets it" name="name" placeholder="CTO" />
        <TextField label="Last day it opens" name="expiresOn" type="date" min={today} optional />
        <SubmitButton>Create link</SubmitButton>
      </div>
    </Form>
  )
}

import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { AudienceChoice, audienceIn } from './audience-choice.tsx'
import { LastDayField, PasswordField } from './link-fields.tsx'
import { useCreateShareLink } from './share-links.ts'

/** Makes a link: who gets it and what it shows; what few links need is out of the way. */
export function NewLinkForm({ retainerId, today }: { retainerId: string; today: string }) {
  const { mutateAsync: createShareLink } = useCreateShareLink(retainerId)
  const [made, setMade] = useState(0)
  const [hasMore, setMore] = useState(false)
  async function send(typed: FormData) {
    await createShareLink({
      name: typedIn(typed, 'name'),
      audience: audienceIn(typed),
      expiresOn: typedIn(typed, 'expiresOn') || null,
      password: typedIn(typed, 'password') || null,
    })
    setMade(made + 1)
    setMore(false)
    say('Link created')
  }
  return (
    <Form key={made} onSubmit={send} className="new-link">
      <TextField label="Who gets it" name="name" placeholder="CTO" className="new-link-name" />
      <AudienceChoice />
      <Button kind="quiet" aria-expanded={hasMore} onClick={() => setMore(!hasMore)}>
        {hasMore ? 'No last day, no password' : 'Last day, password'}
      </Button>
      {hasMore && (
        <div className="field-row">
          <LastDayField today={today} />
          <PasswordField label="Password" hint="At least 8 letters. It is not shown again" />
        </div>
      )}
      <SubmitButton>Create link</SubmitButton>
    </Form>
  )
}

import type { Me } from '@hourtab/contract/accounts'
import { useState } from 'react'
import { Link } from 'react-router'
import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useChangeMe } from './accounts.ts'
import { PasswordField } from './password-field.tsx'

export function NameForm({ me: { user, workspace } }: { me: Me }) {
  const { mutateAsync: changeMe } = useChangeMe()
  async function save(typed: FormData) {
    await changeMe({ name: typedIn(typed, 'name') })
    say('Name saved')
  }
  return (
    <Form onSubmit={save}>
      <TextField label="Your name" name="name" defaultValue={user.name} autoComplete="name" />
      {workspace.isSample ? (
        <p>
          Sample studio: it is open in this browser only, and nobody signs in to it. <Link to="/sign-up">Create your account</Link> for a
          studio of your own.
        </p>
      ) : (
        <p className="quiet">You sign in as {user.email}.</p>
      )}
      <SubmitButton kind="plain">Save name</SubmitButton>
    </Form>
  )
}

export function PasswordForm() {
  const { mutateAsync: changeMe } = useChangeMe()
  const [changed, setChanged] = useState(0)
  async function save(typed: FormData) {
    await changeMe({ currentPassword: String(typed.get('currentPassword')), password: String(typed.get('password')) })
    setChanged(changed + 1)
    say('Password changed. Every other session was ended.')
  }
  return (
    <Form key={changed} onSubmit={save}>
      <PasswordField label="Current password" name="currentPassword" autoComplete="current-password" />
      <PasswordField label="New password" name="password" autoComplete="new-password" hint="At least 8 characters" />
      <SubmitButton kind="plain">Change password</SubmitButton>
    </Form>
  )
}

import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { useRegister } from './accounts.ts'
import { PasswordField } from './password-field.tsx'

export function SignUpForm() {
  const { mutateAsync: register } = useRegister()
  const send = (typed: FormData) =>
    register({
      name: typedIn(typed, 'name'),
      email: typedIn(typed, 'email'),
      password: String(typed.get('password')),
      workspaceName: typedIn(typed, 'workspaceName'),
    })
  return (
    <Form onSubmit={send}>
      <TextField label="Your name" name="name" autoComplete="name" />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="email"
        hint="You sign in with it. Your clients never see it."
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="At least 8 characters. A short sentence is easy to remember."
      />
      <TextField label="Workspace name" name="workspaceName" autoComplete="organization" hint="Your studio or practice, e.g. Moro PMO" />
      <SubmitButton>Create your account</SubmitButton>
    </Form>
  )
}

import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { useLogin } from './accounts.ts'
import { PasswordField } from './password-field.tsx'

export function SignInForm() {
  const { mutateAsync: login } = useLogin()
  return (
    <Form onSubmit={(typed) => login({ email: typedIn(typed, 'email'), password: String(typed.get('password')) })}>
      <TextField label="E-mail address" name="email" type="email" autoComplete="username" />
      <PasswordField label="Password" name="password" autoComplete="current-password" />
      <SubmitButton>Sign in</SubmitButton>
    </Form>
  )
}

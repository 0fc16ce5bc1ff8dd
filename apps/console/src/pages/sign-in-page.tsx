import { Link } from 'react-router'
import { PageHeading } from '../controls/page-heading.tsx'
import { LookAroundButton } from '../features/accounts/look-around-button.tsx'
import { SignInForm } from '../features/accounts/sign-in-form.tsx'

export function SignInPage() {
  return (
    <div className="narrow">
      <PageHeading title="Sign in" />
      <SignInForm />
      <p className="quiet">
        No account yet? <Link to="/sign-up">Create your account</Link>, or have a look first:
      </p>
      <LookAroundButton />
    </div>
  )
}

import { Link } from 'react-router'
import { PageHeading } from '../controls/page-heading.tsx'
import { SignUpForm } from '../features/accounts/sign-up-form.tsx'

export function SignUpPage() {
  return (
    <div className="narrow">
      <PageHeading title="Create your account" />
      <p className="quiet">Free forever for your first retainer · no credit card.</p>
      <SignUpForm />
      <p className="quiet">
        Have an account? <Link to="/sign-in">Sign in</Link>
      </p>
    </div>
  )
}

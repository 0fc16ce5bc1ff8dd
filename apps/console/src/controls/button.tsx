import type { ButtonHTMLAttributes } from 'react'
import { Link, type LinkProps } from 'react-router'
import { useFormState } from './form-state.ts'
import './button.css'

type Kind = 'primary' | 'plain' | 'quiet' | 'danger'
type Props = ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind }

export function Button({ kind = 'plain', className = '', type = 'button', ...rest }: Props) {
  return <button {...rest} type={type} className={`button button-${kind} ${className}`} />
}

/** Sends the form around it; stays in reach of the keyboard while it is being sent. */
export function SubmitButton({ kind = 'primary', children, ...rest }: Props) {
  const { isBusy } = useFormState()
  return (
    <Button {...rest} kind={kind} type="submit" aria-disabled={isBusy}>
      {children}
      {isBusy && ' …'}
    </Button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ kind = 'plain', className = '', ...rest }: LinkProps & { kind?: Kind }) {
  return <Link {...rest} className={`button button-${kind} ${className}`} />
}

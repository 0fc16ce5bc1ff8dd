import { type FormHTMLAttributes, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { fieldErrors } from './field-errors.ts'
import { FormState, calm } from './form-state.ts'
import { Notice } from './notice.tsx'

type Props = Omit<FormHTMLAttributes<HTMLFormElement>, 'onSubmit'> & { onSubmit: (typed: FormData) => Promise<unknown> }

/** A form whose refusals stand beside the fields they name; focus goes to the first of them. */
export function Form({ onSubmit, children, className = '', ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState(calm)

  useEffect(() => {
    if (state.isBusy || state === calm) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .notice[tabindex]')?.focus()
  }, [state])

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    event.stopPropagation()
    const { elements } = event.currentTarget
    const typed = new FormData(event.currentTarget)
    if (state.isBusy) return
    setState({ ...calm, isBusy: true })
    try {
      await onSubmit(typed)
      setState(calm)
    } catch (error) {
      setState({ ...fieldErrors(error, (name) => elements.namedItem(name) !== null), isBusy: false })
    }
  }

  return (
    <form {...rest} className={`form ${className}`} ref={form} onSubmit={submit} noValidate aria-busy={state.isBusy}>
      <FormState value={state}>
        {state.general && (
          <Notice tone="bad" focusable>
            {state.general}
          </Notice>
        )}
        {children}
      </FormState>
    </form>
  )
}

/** What was typed into a field, trimmed. */
export const typedIn = (typed: FormData, name: string): string => {
  const value = typed.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import { useFormState } from './form-state.ts'
import './field.css'

type Frame = { label: ReactNode; name: string; hint?: ReactNode; optional?: boolean; className?: string }
type Wired = { id: string; name: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }

/** Label, hint and error around one control, wired together for whoever listens to the screen. */
function Framed({ label, name, hint, optional, className = '', children }: Frame & { children: (wired: Wired) => ReactNode }) {
  const id = useId()
  const error = useFormState().fields[name]
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={`field ${error ? 'field-bad' : ''} ${className}`}>
      <label htmlFor={id}>
        {label} {optional && <span className="field-optional">optional</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({ id, name, 'aria-invalid': Boolean(error), 'aria-describedby': describedBy || undefined })}
    </div>
  )
}

export function TextField({ label, name, hint, optional, className, ...rest }: Frame & InputHTMLAttributes<HTMLInputElement>) {
  return <Framed {...{ label, name, hint, optional, className }}>{(wired) => <input autoComplete="off" {...rest} {...wired} />}</Framed>
}

export function TextArea({ label, name, hint, optional, className, ...rest }: Frame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <Framed {...{ label, name, hint, optional, className }}>{(wired) => <textarea rows={3} {...rest} {...wired} />}</Framed>
}

export function SelectField({ label, name, hint, optional, className, ...rest }: Frame & SelectHTMLAttributes<HTMLSelectElement>) {
  return <Framed {...{ label, name, hint, optional, className }}>{(wired) => <select {...rest} {...wired} />}</Framed>
}

import { type ReactNode, useId } from 'react'
import { useFormState } from './form-state.ts'
import './field.css'

type Choice = { value: string; label: ReactNode; hint?: ReactNode }
type Props = {
  legend: ReactNode
  name: string
  kind?: 'radio' | 'checkbox'
  choices: Choice[]
  chosen: readonly string[]
  onChoose: (chosen: string[]) => void
}

/** A question with one answer (radio) or several (checkbox). */
export function Choices({ legend, name, kind = 'radio', choices, chosen, onChoose }: Props) {
  const id = useId()
  const error = useFormState().fields[name]
  const choose = (value: string, isOn: boolean) => {
    if (kind === 'radio') return onChoose([value])
    onChoose(choices.map((choice) => choice.value).filter((each) => (each === value ? isOn : chosen.includes(each))))
  }
  return (
    <fieldset className={`choices ${error ? 'field-bad' : ''}`} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {choices.map(({ value, label, hint }) => (
        <label key={value} className="choice">
          <input
            type={kind}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            aria-invalid={Boolean(error)}
            onChange={(event) => choose(value, event.target.checked)}
          />
          <span>
            {label}
            {hint && <span className="field-hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** One thing that is so or not. */
export function Check({ label, hint, ...rest }: { label: ReactNode; hint?: ReactNode } & React.InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="choice">
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {hint && <span className="field-hint">{hint}</span>}
      </span>
    </label>
  )
}

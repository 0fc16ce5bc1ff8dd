import { type KeyboardEvent, type ReactNode, useState } from 'react'
import './chips.css'

type Props = {
  label: string
  shown: ReactNode
  value: string
  type?: 'text' | 'date'
  isMissing?: boolean
  onChange: (value: string) => void
  onDone?: () => void
}

/** One thing that was read from a line; a click opens it for correction, Enter takes the correction, Escape leaves it as it was. */
export function Chip({ label, shown, value, type = 'text', isMissing, onChange, onDone }: Props) {
  const [isOpen, setOpen] = useState(false)

  function finish(typed: string | null) {
    setOpen(false)
    if (typed !== null && typed !== value) onChange(typed)
    onDone?.()
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    finish(event.key === 'Enter' ? event.currentTarget.value : null)
  }

  if (isOpen)
    return (
      <input
        className="chip chip-open"
        aria-label={label}
        type={type}
        defaultValue={value}
        autoFocus
        onFocus={(event) => type === 'text' && event.target.select()}
        onBlur={(event) => {
          setOpen(false)
          if (event.target.value !== value) onChange(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
    )
  return (
    <button type="button" className={isMissing ? 'chip chip-missing' : 'chip'} onClick={() => setOpen(true)}>
      <span className="unseen">{label}: </span>
      {shown}
      <span className="unseen">. Change</span>
    </button>
  )
}

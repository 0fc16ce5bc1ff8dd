import { type ComponentProps, useState } from 'react'
import { TextField } from '../../controls/field.tsx'
import './accounts.css'

/** A password, which may be shown while it is typed. */
export function PasswordField(props: ComponentProps<typeof TextField>) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="password">
      <TextField {...props} type={isShown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <button type="button" className="password-show" onClick={() => setShown(!isShown)} aria-pressed={isShown}>
        Show<span className="unseen"> what is typed in {String(props.label)}</span>
      </button>
    </div>
  )
}

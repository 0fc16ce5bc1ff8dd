import { TextField } from '../../controls/field.tsx'

export function LastDayField({ today, expiresOn }: { today: string; expiresOn?: string | null }) {
  return (
    <TextField
      label="Last day it opens"
      name="expiresOn"
      type="date"
      min={today}
      optional
      defaultValue={expiresOn ?? ''}
      hint="Empty: until you revoke it"
    />
  )
}

/** Typed in plain sight: it is not yours, and you will tell it to somebody. */
export function PasswordField({ label, hint }: { label: string; hint: string }) {
  return <TextField label={label} name="password" optional maxLength={200} spellCheck={false} autoCapitalize="none" hint={hint} />
}

import { useState } from 'react'
import { Button } from './button.tsx'
import { say } from './toast.ts'

/** Copies a text; where the browser refuses, the text appears, selected, to be copied by hand. */
export function CopyButton({
  text,
  what,
  label = 'Copy',
  kind,
}: {
  text: string
  what: string
  label?: string
  kind?: 'primary' | 'plain'
}) {
  const [isRefused, setRefused] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      say(`${what} copied`)
    } catch {
      setRefused(true)
    }
  }
  return (
    <>
      <Button kind={kind} onClick={() => void copy()}>
        {label}
      </Button>
      {isRefused && (
        <label className="copy-by-hand">
          This browser does not allow copying for you. Copy it from here:
          <input readOnly value={text} autoFocus onFocus={(event) => event.target.select()} />
        </label>
      )}
    </>
  )
}

import { type ClipboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { fileOf } from './pasted.ts'
import './uploads.css'

type Props = { label: string; takesFocus?: boolean; onFile: (file: File) => void }

/** Takes rows of a sheet: pasted into the empty field they are taken at once, typed ones when that is said. */
export function PasteField({ label, takesFocus = false, onFile }: Props) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [rows, setRows] = useState('')
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    if (rows.trim() !== '' || !/\S[\r\n]+\s*\S/.test(text.slice(0, 100_000))) return
    event.preventDefault()
    onFile(fileOf(text))
  }
  return (
    <div className="paste-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        value={rows}
        spellCheck={false}
        placeholder={'Date,Description,Hours\n2026-07-06,"Discovery: stakeholder interviews, 6 SMEs",8'}
        onChange={(event) => setRows(event.target.value)}
        onPaste={onPaste}
      />
      {rows.trim() && (
        <Button
          onClick={() => {
            setRows('')
            onFile(fileOf(rows))
          }}
        >
          Check these rows
        </Button>
      )}
    </div>
  )
}

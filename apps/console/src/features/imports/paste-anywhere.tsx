import { useEffect, useEffectEvent } from 'react'
import { say } from '../../controls/toast.ts'
import { isPastedIntoField, pastedFiles } from './pasted.ts'

/** Takes a table, or files, that are pasted while no field has the focus. */
export function PasteAnywhere({ onFiles }: { onFiles: (files: File[]) => void }) {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || isPastedIntoField(event.target) || !event.clipboardData) return
    const files = pastedFiles(event.clipboardData)
    if (files.length > 0) {
      event.preventDefault()
      onFiles(files)
    } else if (/\S[\r\n]+\s*\S/.test(event.clipboardData.getData('text/plain').slice(0, 10_000)))
      say('That is no table with column names. Lines of work go into the log line.')
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event)
    addEventListener('paste', listen)
    return () => removeEventListener('paste', listen)
  }, [])
  return null
}

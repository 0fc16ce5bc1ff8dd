import { useEffect, useEffectEvent, useState } from 'react'
import './imports.css'

/** Takes a file dropped anywhere on the page. */
export function DropAnywhere({ onFile }: { onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false)
  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false)
    if (!holdsFiles(event)) return
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file) onFile(file)
  })
  const onDrag = useEffectEvent((event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    setOver(true)
  })
  useEffect(() => {
    const watch = new AbortController()
    const { signal } = watch
    addEventListener('dragenter', (event) => onDrag(event), { signal })
    addEventListener('dragover', (event) => onDrag(event), { signal })
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal })
    addEventListener('drop', (event) => onDrop(event), { signal })
    return () => watch.abort()
  }, [])
  return isOver ? (
    <div className="drop-anywhere">Drop the export of your time tracker. Nothing is logged before you have looked at it.</div>
  ) : null
}

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

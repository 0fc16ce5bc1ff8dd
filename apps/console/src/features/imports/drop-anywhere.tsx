import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import './uploads.css'

type Props = {
  /** Hears the files, and the retainer they were dropped on where the page shows several. */
  onFiles: (files: File[], retainerId?: string) => void
  /** What is shown while files are held over the page; `isLow` keeps the page in sight. */
  children: ReactNode
  isLow?: boolean
}

/** Takes files dropped anywhere on the page. */
export function DropAnywhere({ onFiles, children, isLow }: Props) {
  const [isOver, setOver] = useState(false)
  const onDrop = useEffectEvent((event: DragEvent) => {
    setOver(false)
    if (!holdsFiles(event)) return
    event.preventDefault()
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-retainer]') : null
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) onFiles(files, target?.dataset.retainer)
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
  return isOver ? <div className={`drop-anywhere ${isLow ? 'drop-anywhere-low' : ''}`}>{children}</div> : null
}

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

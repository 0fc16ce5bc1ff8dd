import { useEffect, useState } from 'react'
import { type Toast, dismiss, useToasts } from '../controls/toast.ts'
import './toasts.css'

const shortest = 8000

/** What was just said, at the foot of the screen; failures are announced at once. */
export function Toasts() {
  const toasts = useToasts()
  return (
    <section className="toasts" aria-label="Messages">
      <div role="status">{toasts.filter(({ tone }) => tone !== 'bad').map(shown)}</div>
      <div role="alert">{toasts.filter(({ tone }) => tone === 'bad').map(shown)}</div>
    </section>
  )
}

const shown = (toast: Toast) => <ToastLine key={toast.id} {...toast} />

function ToastLine({ id, text, tone = 'calm', isLasting, act, actLabel = 'Undo' }: Toast) {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isLasting || isHeld) return
    const timer = setTimeout(() => dismiss(id), shortest)
    return () => clearTimeout(timer)
  }, [id, isLasting, isHeld])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  const run = () => {
    dismiss(id)
    void act?.()
  }
  return (
    <div className={`toast toast-${tone}`} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <span>{text}</span>
      {act && (
        <button type="button" className="toast-act" onClick={run}>
          {actLabel}
        </button>
      )}
      <button type="button" className="toast-close" onClick={() => dismiss(id)} aria-label="Dismiss">
        <span aria-hidden="true">×</span>
      </button>
    </div>
  )
}

import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Check } from '../controls/choices.tsx'
import { Dialog } from '../controls/dialog.tsx'
import { actOnNewest } from '../controls/toast.ts'
import { areKeysOn, chordInWords, switchKeys, useKey } from '../controls/use-key.ts'
import './keys.css'

const known = [
  ['n', 'Write in the log line'],
  ['/', 'Search the work log'],
  ['r', 'Go to your retainers'],
  ['u', 'Undo what was just done'],
  [chordInWords('K'), 'Go to a retainer, or do something to it'],
  ['?', 'Show these keys'],
  ['Enter', 'Log the line, or save a form'],
  ['Esc', 'Close a window, or leave a field as it was'],
]

/** The keys of the console, and the window that lists them. */
export function Keys() {
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  useKey('?', () => setOpen(true))
  useKey('r', () => void navigate('/retainers'))
  useKey('u', actOnNewest)
  return (
    <>
      <button type="button" className="keys-open" onClick={() => setOpen(true)} aria-label="Keyboard keys">
        <kbd>?</kbd>
      </button>
      {isOpen && (
        <Dialog title="Keys" onClose={() => setOpen(false)}>
          <dl className="keys">
            {known.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <Check label="Single keys do this" defaultChecked={areKeysOn()} onChange={(event) => switchKeys(event.target.checked)} />
        </Dialog>
      )}
    </>
  )
}

import { useState } from 'react'
import { chordInWords, useChord } from '../controls/use-key.ts'
import { Palette } from './palette.tsx'

/** Opens the palette, and says with which keys that is quicker. */
export function PaletteButton() {
  const [isOpen, setOpen] = useState(false)
  useChord('k', () => setOpen(true))
  return (
    <>
      <button type="button" className="keys-open" onClick={() => setOpen(true)}>
        <span className="unseen">Go or do, </span>
        <kbd>{chordInWords('K')}</kbd>
      </button>
      {isOpen && <Palette onClose={() => setOpen(false)} />}
    </>
  )
}

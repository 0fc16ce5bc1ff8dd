import type { Retainer } from '@hourtab/contract/retainers'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { PauseForm } from './pause-form.tsx'
import { pauseInWords } from './pause-in-words.ts'
import { ResumeForm } from './resume-form.tsx'

/** Whether a retainer is paused, and the way into a pause and out of it. */
export function PauseSetting({ retainer, today }: { retainer: Retainer; today: string }) {
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const { pause } = retainer
  const said = pause ? pauseInWords(pause, today) : 'not paused'
  return (
    <div className="pause">
      <p>
        <strong>{said.charAt(0).toUpperCase() + said.slice(1)}</strong>
      </p>
      {!isOpen && <Button onClick={() => setOpen(true)}>{!pause ? 'Pause' : pause.until === null ? 'Resume' : 'Change the end'}</Button>}
      {isOpen && !pause && <PauseForm retainer={retainer} today={today} onClose={close} />}
      {isOpen && pause && <ResumeForm retainer={retainer} pause={pause} today={today} onClose={close} />}
    </div>
  )
}

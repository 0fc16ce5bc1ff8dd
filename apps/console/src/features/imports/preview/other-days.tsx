import { useId, useState } from 'react'
import { Button } from '../../../controls/button.tsx'

type Props = { chosen: string | string[] | null; onChoose: (days: string) => void }

/** Days of one's own for what a file speaks for, as `2026-07-01/2026-07-31`. */
export function OtherDays({ chosen, onChoose }: Props) {
  const [known = '', until = ''] = typeof chosen === 'string' && chosen.includes('/') ? chosen.split('/') : []
  const [from, setFrom] = useState(known)
  const [through, setThrough] = useState(until)
  const id = useId()
  const isWrong = from !== '' && through !== '' && from > through
  const isReady = from !== '' && through !== '' && !isWrong
  return (
    <div className="other-days" role="group" aria-label="Other days">
      <label>
        From
        <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        through
        <input
          type="date"
          value={through}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? id : undefined}
          onChange={(event) => setThrough(event.target.value)}
        />
      </label>
      <Button onClick={() => isReady && onChoose(`${from}/${through}`)} aria-disabled={!isReady}>
        Use these days
      </Button>
      {isWrong && (
        <p id={id} className="field-error">
          The first day comes after the last.
        </p>
      )}
    </div>
  )
}

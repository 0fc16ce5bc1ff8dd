import type { PlannedChange } from '@hourtab/contract/previews'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { inWords } from '../../in-words.ts'
import { PreviewRow } from './preview-row.tsx'
import { differs, isAskable, usePreview } from './previews.ts'
import './cycle-previews.css'

type Props = { retainerId: string; planned: PlannedChange | undefined; today: string; unready: string; isSilent?: boolean }

const earlierShown = 2

/** What each cycle becomes, before anything is saved: cap, carried in, and what remains or is over. `isSilent` says nothing where nothing changes. */
export function CyclePreviews({ retainerId, planned, today, unready, isSilent }: Props) {
  const { data, error } = usePreview(retainerId, planned)
  const isReady = isAskable(planned)
  const [isWhole, setWhole] = useState(false)
  const cycles = isReady && !error ? (data?.cycles ?? []) : []
  const changed = cycles.filter(differs).length
  if (isSilent && (!isReady || (!error && changed === 0))) return null
  const present = cycles.findIndex(({ before, after }) => ((after ?? before)?.cycle.endsOn ?? '') >= today)
  const hidden = isWhole ? 0 : Math.max(0, present - earlierShown)
  return (
    <section className="previews" aria-label="What each cycle becomes">
      <p role="status" className="previews-said">
        {!isReady ? unready : error ? inWords(error) : data ? saidOf(changed) : 'Working it out …'}
      </p>
      {cycles.length > 0 && (
        <>
          <div className="previews-head" aria-hidden="true">
            <span>Cycle</span>
            <span>Cap</span>
            <span>Carried in</span>
            <span>Remain or over</span>
          </div>
          {hidden > 0 && (
            <Button kind="quiet" onClick={() => setWhole(true)}>
              Show {hidden} earlier {hidden === 1 ? 'cycle' : 'cycles'}
            </Button>
          )}
          <ol>
            {cycles.slice(hidden).map((preview) => (
              <PreviewRow key={(preview.after ?? preview.before)?.cycle.startsOn} preview={preview} today={today} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

const saidOf = (changed: number) => {
  if (changed === 0) return 'No cycle changes.'
  return changed === 1 ? 'This cycle changes:' : 'What each cycle becomes, and those after them in the same way:'
}

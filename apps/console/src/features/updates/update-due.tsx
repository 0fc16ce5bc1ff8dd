import type { Retainer } from '@hourtab/contract/retainers'
import { dueInWords } from '@hourtab/domain/updates'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import { useRef } from 'react'
import { Button } from '../../controls/button.tsx'
import { useBalance } from '../balance/balance.ts'
import { useSayComplete } from './complete-through.ts'
import './updates.css'

type Props = { retainer: Retainer; etag: string | undefined; on?: string; today: string }

/** When the promised update is due, as the client reads it, and the way to keep the promise where nothing was worked. */
export function UpdateDue({ retainer, etag, on, today }: Props) {
  const { data } = useBalance(retainer.id, on)
  const { mutate: sayComplete, isPending } = useSayComplete()
  const line = useRef<HTMLParagraphElement>(null)
  const dueOn = data?.dueOn
  if (!data && retainer.updates) return <div className="update-due" />
  if (!dueOn) return null
  const isComplete = retainer.completeThrough === today
  // The button goes once it has done its work; who pressed it stays where it was.
  const nothingToAdd = () => isPending || sayComplete({ retainer, etag, today }, { onSuccess: () => line.current?.focus() })
  return (
    <div className="update-due">
      <p ref={line} tabIndex={-1} className={dueOn < today ? 'update-late' : undefined}>
        <Parts of={[dueInWords(dueOn, today), ...(isComplete ? ['complete through today'] : [])]} />
      </p>
      {!isComplete && (
        <Button kind="quiet" aria-disabled={isPending} onClick={nothingToAdd}>
          Nothing to add<span className="unseen">: the log is complete through today</span>
        </Button>
      )}
    </div>
  )
}

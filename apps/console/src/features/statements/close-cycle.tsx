import type { Balance, ExplanationLine } from '@hourtab/contract/balance'
import { formatDay, formatRange } from '@hourtab/domain/calendar'
import type { Cycle } from '@hourtab/domain/cycle'
import { SumTable } from '@hourtab/ui/statement-sheet'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useCloseCycle } from './statements.ts'
import './statements.css'

type Preview = { balance: Balance; explanation: ExplanationLine[] }
type Props = {
  retainerId: string
  cycle: Cycle
  closesAfterDays: number | null
  today: string
  preview: Preview | undefined
}

/** The oldest open cycle: closed by hand once it is over, after a look at what will be frozen. */
export function CloseCycle({ retainerId, cycle, closesAfterDays, today, preview }: Props) {
  const [isAsked, setAsked] = useState(false)
  const { mutateAsync: close } = useCloseCycle(retainerId)
  const range = formatRange(cycle.startsOn, cycle.endsOn, today)
  if (today < cycle.resetsOn)
    return (
      <p className="quiet">
        {range} is the oldest open cycle. It can be closed from {formatDay(cycle.resetsOn, today)} on
        {closesAfterDays === null ? '.' : `, and is closed by itself ${afterDays(closesAfterDays)}.`}
      </p>
    )
  async function send() {
    await close(cycle.startsOn)
    say(`${range} closed`)
    setAsked(false)
  }
  return (
    <>
      <Button kind="primary" onClick={() => setAsked(true)}>
        Close {range}
      </Button>
      {isAsked && (
        <Dialog title={`Close ${range}?`} onClose={() => setAsked(false)}>
          <Form onSubmit={send}>
            {preview && (
              <div>
                <p>
                  <strong>{preview.balance.sentence}</strong>
                </p>
                <SumTable lines={preview.explanation} />
              </div>
            )}
            <ul className="consequences">
              <li>
                {preview ? entriesInWords(preview.balance.entryCount) : 'This sum and its work log'} will stand in its statement, and stay
                as printed.
              </li>
              <li>Work of these days that is logged later counts in the next cycle, marked late. A mistake is corrected there.</li>
              <li>An owner can open the cycle again while it is the newest closed one.</li>
            </ul>
            <footer className="dialog-foot">
              <SubmitButton>Close it</SubmitButton>
              <Button onClick={() => setAsked(false)}>Cancel</Button>
            </footer>
          </Form>
        </Dialog>
      )}
    </>
  )
}

const entriesInWords = (count: number) =>
  count === 0 ? 'This sum, without any entry,' : `This sum and ${count === 1 ? 'one entry' : `${count} entries`}`

const afterDays = (days: number) => (days === 0 ? 'on that day' : `${days} ${days === 1 ? 'day' : 'days'} later`)

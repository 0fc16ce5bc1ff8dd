import { addDays } from '@hourtab/domain/calendar'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { browserTimeZone, todayIn } from '../../days.ts'
import { useRedeliverRange } from './webhooks.ts'

/** Has all that happened in a time sent again, or for the first time where it was missed. */
export function RangeDialog({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const { mutateAsync: redeliverRange } = useRedeliverRange(webhookId)
  const today = todayIn(browserTimeZone())
  async function send(typed: FormData) {
    const { redelivered } = await redeliverRange({ from: instantIn(typed, 'from'), until: instantIn(typed, 'until') })
    say(redelivered === 0 ? 'Nothing happened in that time' : `${redelivered} ${redelivered === 1 ? 'event is' : 'events are'} sent again`)
    onClose()
  }
  return (
    <Dialog title="Send a time again" onClose={onClose}>
      <Form onSubmit={send}>
        <p>
          Everything that this webhook listens to, whether it was delivered, failed, or was missed while it was disabled. What was sent
          before keeps its id, so a receiver can tell. At most 1,000 events.
        </p>
        <div className="field-row">
          <TextField label="From" name="from" type="datetime-local" defaultValue={`${addDays(today, -1)}T00:00`} />
          <TextField label="Until" name="until" type="datetime-local" defaultValue={`${addDays(today, 1)}T00:00`} />
        </div>
        <footer className="dialog-foot">
          <SubmitButton>Send again</SubmitButton>
          <Button onClick={onClose}>Cancel</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

// A time is one where the browser stands.
function instantIn(typed: FormData, name: string): string {
  const at = new Date(typedIn(typed, name))
  if (Number.isNaN(at.getTime())) throw refuse({ name, detail: 'A day and a time' })
  return at.toISOString()
}

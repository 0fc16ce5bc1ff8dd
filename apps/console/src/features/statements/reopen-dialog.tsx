import type { StatementSummary } from '@hourtab/contract/statements'
import { formatRange } from '@hourtab/domain/calendar'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useReopen } from './statements.ts'

type Props = { statement: StatementSummary; today: string; onClose: () => void }

/** Opens the newest closed cycle again, and says before what that does. */
export function ReopenDialog({ statement, today, onClose }: Props) {
  const { mutateAsync: reopen } = useReopen(statement.retainerId)
  const range = formatRange(statement.cycle.startsOn, statement.cycle.endsOn, today)
  async function send() {
    await reopen(statement.id)
    say(`${range} is open again`)
    onClose()
  }
  return (
    <Dialog title={`Open ${range} again?`} onClose={onClose}>
      <Form onSubmit={send}>
        <ul className="consequences">
          <li>Its entries can be changed, and work that was logged late counts in it again.</li>
          <li>Statement {statement.number} is no longer in force: your client does not see it until the cycle is closed again.</li>
          <li>You can read it all the same. Closing again issues version {statement.version + 1}; that is done by hand.</li>
        </ul>
        <footer className="dialog-foot">
          <SubmitButton>Open it again</SubmitButton>
          <Button onClick={onClose}>Leave it closed</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

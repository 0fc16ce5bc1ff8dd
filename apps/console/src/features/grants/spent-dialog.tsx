import type { Grant } from '@hourtab/contract/grants'
import { formatHours } from '@hourtab/domain/hours'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { removeHours } from './grants.ts'

type Props = { grant: Grant; /** What the server said of it. */ why: string; onClose: () => void }

/** Asks before hours are taken back on which work was logged, because the cycle is over then. */
export function SpentDialog({ grant, why, onClose }: Props) {
  async function remove() {
    await removeHours(grant, { evenIfSpent: true })
    onClose()
  }
  return (
    <Dialog title={`Remove ${formatHours(grant.seconds)} agreed hours?`} onClose={onClose}>
      <Form onSubmit={remove}>
        <p>{why} Your client sees it at once.</p>
        <footer className="dialog-foot">
          <SubmitButton kind="danger">Remove them</SubmitButton>
          <Button onClick={onClose}>Keep them</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

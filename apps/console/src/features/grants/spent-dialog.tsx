import type { Grant } from '@hourtab/contract/grants'
import { formatHours } from '@hourtab/domain/hours'
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx'
import { removeHours } from './grants.ts'

type Props = { grant: Grant; /** What the server said of it. */ why: string; onClose: () => void }

/** Asks before hours are taken back on which work was logged, because the cycle is over then. */
export function SpentDialog({ grant, why, onClose }: Props) {
  async function remove() {
    await removeHours(grant, { evenIfSpent: true })
    onClose()
  }
  return (
    <ConfirmDialog
      title={`Remove ${formatHours(grant.seconds)} agreed hours?`}
      act="Remove them"
      keep="Keep them"
      onConfirm={remove}
      onClose={onClose}
    >
      {why} Your client sees it at once.
    </ConfirmDialog>
  )
}

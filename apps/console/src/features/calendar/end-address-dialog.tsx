import type { ApiKey } from '@hourtab/contract/api-keys'
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx'
import { say } from '../../controls/toast.ts'
import { useCreateApiKey, useRevokeApiKey } from '../api-keys/api-keys.ts'

const words = {
  replace: {
    title: 'New address for',
    what: 'The calendar that has the present address gets nothing more. You subscribe again with the new one.',
    act: 'Make a new address',
  },
  revoke: {
    title: 'Revoke',
    what: 'The calendar that has this address gets nothing more. This cannot be undone.',
    act: 'Revoke the address',
  },
}

type Props = { kind: 'replace' | 'revoke'; address: ApiKey; onMade: (url: string) => void; onClose: () => void }

/** Asks before an address that a calendar reads stops working; the new one is there before the old one goes. */
export function EndAddressDialog({ kind, address, onMade, onClose }: Props) {
  const { mutateAsync: createApiKey } = useCreateApiKey()
  const { mutateAsync: revokeApiKey } = useRevokeApiKey()
  const { title, what, act } = words[kind]
  async function end() {
    const { id, name, retainerIds, expiresOn } = address
    const made = kind === 'replace' ? await createApiKey({ name, scope: 'calendar', retainerIds, expiresOn }) : undefined
    await revokeApiKey(id)
    if (made) return onMade(made.calendarUrl!)
    say('Address revoked')
    onClose()
  }
  return (
    <ConfirmDialog title={`${title} ${address.name}?`} act={act} keep="Keep it as it is" onConfirm={end} onClose={onClose}>
      {what}
    </ConfirmDialog>
  )
}

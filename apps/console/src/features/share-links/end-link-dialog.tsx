import type { ShareLink } from '@hourtab/contract/share-links'
import { ConfirmDialog } from '../../controls/confirm-dialog.tsx'
import { say } from '../../controls/toast.ts'
import { useRevokeShareLink, useRotateShareLink } from './share-links.ts'

export type Ending = { kind: 'rotate' | 'revoke'; link: Pick<ShareLink, 'id' | 'name'> }

const words = {
  rotate: {
    title: 'New URL for',
    what: 'The URL that was shared stops working at once, for everyone who has it. The link gets a new one, which you then have to share.',
    act: 'Make a new URL',
    done: 'The link has a new URL',
  },
  revoke: {
    title: 'Revoke the link for',
    what: 'Whoever opens it sees a page that says it was revoked; pages that are open close at once. This cannot be undone.',
    act: 'Revoke the link',
    done: 'Link revoked',
  },
}

/** Asks before a URL that others hold stops working: the one thing here that cannot be taken back. */
export function EndLinkDialog({
  retainerId,
  ending: { kind, link },
  onClose,
}: {
  retainerId: string
  ending: Ending
  onClose: () => void
}) {
  const { mutateAsync: rotateShareLink } = useRotateShareLink(retainerId)
  const { mutateAsync: revokeShareLink } = useRevokeShareLink(retainerId)
  const { title, what, act, done } = words[kind]
  async function end() {
    await (kind === 'rotate' ? rotateShareLink(link.id) : revokeShareLink(link.id))
    say(done)
    onClose()
  }
  return (
    <ConfirmDialog title={`${title} ${link.name}?`} act={act} keep="Keep it as it is" onConfirm={end} onClose={onClose}>
      {what}
    </ConfirmDialog>
  )
}

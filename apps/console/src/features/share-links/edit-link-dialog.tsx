import type { ShareLink } from '@hourtab/contract/share-links'
import { Refused } from '@hourtab/contract/problem'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Check } from '../../controls/choices.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Failure, Notice } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { AudienceChoice, audienceIn } from './audience-choice.tsx'
import { LastDayField, PasswordField } from './link-fields.tsx'
import { useChangeShareLink, useShareLink } from './share-links.ts'

type Props = { retainerId: string; linkId: string; today: string; onClose: () => void }

/** Changes a link whose URL stays. What someone else saved meanwhile is shown, never overwritten. */
export function EditLinkDialog({ retainerId, linkId, today, onClose }: Props) {
  const { data, error, refetch } = useShareLink(linkId)
  const { mutateAsync: changeShareLink } = useChangeShareLink(retainerId, linkId)
  const [isStale, setStale] = useState(false)

  async function save(typed: FormData) {
    try {
      await changeShareLink({ etag: data?.etag, ...changeIn(typed) })
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.problem.status !== 412) throw failure
      await refetch()
      return setStale(true)
    }
    say('Link saved')
    onClose()
  }

  return (
    <Dialog title="Edit link" onClose={onClose}>
      {error && <Failure error={error} retry={refetch} what="The link" />}
      {!data && !error && <Skeleton what="the link" lines={7} />}
      {data && (
        <Form key={data.etag} onSubmit={save}>
          {isStale && <Notice tone="late">It was changed elsewhere meanwhile. This is how it stands now; make your change again.</Notice>}
          <TextField label="Who gets it" name="name" defaultValue={data.shareLink.name} />
          <AudienceChoice chosen={data.shareLink.audience} />
          <LastDayField today={today} expiresOn={data.shareLink.expiresOn} />
          <PasswordChange link={data.shareLink} />
          <footer className="dialog-foot">
            <SubmitButton>Save</SubmitButton>
            <Button onClick={onClose}>Cancel</Button>
          </footer>
        </Form>
      )}
    </Dialog>
  )
}

function PasswordChange({ link: { hasPassword } }: { link: ShareLink }) {
  const [isRemoved, setRemoved] = useState(false)
  if (!hasPassword) return <PasswordField label="Password" hint="At least 8 letters. Pages that are open ask for it at once" />
  return (
    <>
      {!isRemoved && <PasswordField label="New password" hint="Empty: the one it has stays" />}
      <Check
        name="noPassword"
        label="Ask for no password any more"
        checked={isRemoved}
        onChange={(event) => setRemoved(event.target.checked)}
      />
    </>
  )
}

function changeIn(typed: FormData) {
  const password = typedIn(typed, 'password')
  return {
    name: typedIn(typed, 'name'),
    audience: audienceIn(typed),
    expiresOn: typedIn(typed, 'expiresOn') || null,
    ...(typed.has('noPassword') ? { password: null } : password && { password }),
  }
}

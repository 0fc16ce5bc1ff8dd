import type { Leaving } from '@hourtab/contract/accounts'
import { type ReactNode, useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useDeleteMe, useLeaving } from './accounts.ts'
import { goesInWords } from './goes-in-words.ts'
import { PasswordField } from './password-field.tsx'

/** The way out. `offer` is what stands before the last step. */
export function DeleteAccount({ offer }: { offer: ReactNode }) {
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        Delete account
      </Button>
      {isAsked && (
        <Dialog title="Delete your account?" onClose={() => setAsked(false)}>
          <LastStep offer={offer} onKeep={() => setAsked(false)} />
        </Dialog>
      )}
    </>
  )
}

function LastStep({ offer, onKeep }: { offer: ReactNode; onKeep: () => void }) {
  const { data, error, refetch } = useLeaving()
  if (error && !data) return <Failure error={error} retry={refetch} what="What goes with your account" />
  if (!data) return <Skeleton what="what goes with your account" lines={4} />
  return <Confirm leaving={data.leaving} offer={offer} onKeep={onKeep} />
}

function Confirm({ leaving, offer, onKeep }: { leaving: Leaving; offer: ReactNode; onKeep: () => void }) {
  const { mutateAsync: deleteMe } = useDeleteMe()
  const isWhole = leaving.goes === 'workspace'
  return (
    <Form onSubmit={(typed) => deleteMe(String(typed.get('currentPassword')))}>
      <p>{goesInWords(leaving)}</p>
      {isWhole && offer}
      <PasswordField label="Your password" name="currentPassword" autoComplete="current-password" />
      <footer className="dialog-foot">
        <SubmitButton kind="danger">{isWhole ? 'Delete everything' : 'Delete my account'}</SubmitButton>
        <Button onClick={onKeep}>Keep it</Button>
      </footer>
    </Form>
  )
}

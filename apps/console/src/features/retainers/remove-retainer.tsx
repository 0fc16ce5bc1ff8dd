import type { Retainer } from '@hourtab/contract/retainers'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useRemoveRetainer } from './retainers.ts'

/** Removing a retainer takes its entries and links with it, so it is asked twice. */
export function RemoveRetainer({ retainer }: { retainer: Retainer }) {
  const [isAsked, setAsked] = useState(false)
  const { mutateAsync: removeRetainer } = useRemoveRetainer(retainer.id)
  async function remove() {
    await removeRetainer()
    say(`${retainer.name} removed`)
  }
  return (
    <>
      <p>Removes {retainer.name} with its entries, imports and links. This cannot be undone.</p>
      <Button kind="danger" onClick={() => setAsked(true)}>
        Remove this retainer
      </Button>
      {isAsked && (
        <Dialog title={`Remove ${retainer.name}?`} onClose={() => setAsked(false)}>
          <Form onSubmit={remove}>
            <p>
              Every entry of {retainer.client.name} · {retainer.name} is deleted, and its links stop working. This cannot be undone.
            </p>
            <footer className="dialog-foot">
              <SubmitButton kind="danger">Remove it</SubmitButton>
              <Button onClick={() => setAsked(false)}>Keep it</Button>
            </footer>
          </Form>
        </Dialog>
      )}
    </>
  )
}

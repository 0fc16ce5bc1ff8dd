import type { Terms } from '@hourtab/contract/terms'
import { formatDay } from '@hourtab/domain/calendar'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { CyclePreviews } from './cycle-previews.tsx'
import { useRemoveTerms, useSetTerms } from './retainers.ts'

/** Takes back terms that have not begun; what each cycle becomes without them is shown first. */
export function RemoveTerms({ retainerId, terms, today }: { retainerId: string; terms: Terms; today: string }) {
  const [isAsked, setAsked] = useState(false)
  const { mutateAsync: removeTerms } = useRemoveTerms(retainerId)
  const { mutate: setTerms } = useSetTerms(retainerId)
  const from = formatDay(terms.from, today)
  async function remove() {
    await removeTerms(terms.from)
    say(`Terms from ${from} removed`, { act: () => setTerms(terms) })
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setAsked(true)} aria-label={`Remove the terms from ${from}`}>
        Remove
      </Button>
      {isAsked && (
        <Dialog title={`Remove the terms from ${from}?`} onClose={() => setAsked(false)} wide>
          <Form onSubmit={remove}>
            <p>The terms before them go on.</p>
            <CyclePreviews retainerId={retainerId} planned={{ change: 'removed-terms', from: terms.from }} today={today} unready="" />
            <footer className="dialog-foot">
              <SubmitButton>Remove the terms</SubmitButton>
              <Button onClick={() => setAsked(false)}>Keep them</Button>
            </footer>
          </Form>
        </Dialog>
      )}
    </>
  )
}

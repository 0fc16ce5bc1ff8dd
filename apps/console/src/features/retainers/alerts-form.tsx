import { Refused } from '@hourtab/contract/problem'
import type { Retainer } from '@hourtab/contract/retainers'
import { useState } from 'react'
import { SubmitButton } from '../../controls/button.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Notice } from '../../controls/notice.tsx'
import { say } from '../../controls/toast.ts'
import { useChangeRetainer } from './retainers.ts'

/** The shares of a cycle's hours that alert. */
export function AlertsForm({ retainer, etag }: { retainer: Retainer; etag: string | undefined }) {
  const { mutateAsync: changeRetainer } = useChangeRetainer(retainer.id)
  const [isStale, setStale] = useState(false)

  async function save(typed: FormData) {
    const alertsAt = sharesIn(typedIn(typed, 'alertsAt'))
    if (!alertsAt) throw refuse({ name: 'alertsAt', detail: 'Whole percents, such as 50, 80, 100' })
    try {
      await changeRetainer({ etag, alertsAt })
      setStale(false)
      say('Alerts saved')
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 412) return setStale(true)
      throw fieldOf(error) ? refuse({ name: 'alertsAt', detail: fieldOf(error)! }) : error
    }
  }

  return (
    <Form key={etag} onSubmit={save}>
      {isStale && <Notice tone="late">It was changed elsewhere meanwhile. This is how it stands now; make your change again.</Notice>}
      <TextField
        label="Alert at, % of the hours available"
        name="alertsAt"
        defaultValue={retainer.alertsAt.join(', ')}
        hint="Up to six shares, divided by commas, each from 1 to 200. Empty: none."
      />
      <SubmitButton kind="plain">Save alerts</SubmitButton>
    </Form>
  )
}

/** The shares that were typed; undefined when something else was. */
function sharesIn(typed: string): number[] | undefined {
  const parts = typed.split(/[\s,;%]+/).filter(Boolean)
  return parts.every((part) => /^\d{1,4}$/.test(part)) ? parts.map(Number) : undefined
}

// What is wrong with one share is said beside the field that holds them all.
const fieldOf = (error: unknown): string | undefined =>
  error instanceof Refused ? error.problem.errors?.find(({ pointer }) => pointer.startsWith('#/alertsAt'))?.detail : undefined

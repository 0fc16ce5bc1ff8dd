import type { Retainer } from '@hourtab/contract/retainers'
import { Refused } from '@hourtab/contract/problem'
import { useState } from 'react'
import { SubmitButton } from '../../controls/button.tsx'
import { Check } from '../../controls/choices.tsx'
import { SelectField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Notice } from '../../controls/notice.tsx'
import { say } from '../../controls/toast.ts'
import { useChangeRetainer } from '../retainers/retainers.ts'
import { choiceOf, promiseOf, promises } from './promises.ts'

/** What is promised of the log's being current, and whether the client sees what waits. */
export function UpdatesForm({ retainer, etag }: { retainer: Retainer; etag: string | undefined }) {
  const { mutateAsync: changeRetainer } = useChangeRetainer(retainer.id)
  const [isStale, setStale] = useState(false)
  const chosen = choiceOf(retainer.updates)

  async function save(typed: FormData) {
    const choice = typedIn(typed, 'updates')
    try {
      await changeRetainer({ etag, updates: promiseOf(choice), showsPending: typed.has('showsPending') })
      setStale(false)
      say('Updates saved')
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 412) throw error
      setStale(true)
    }
  }

  return (
    <Form key={etag} onSubmit={save}>
      {isStale && <Notice tone="late">It was changed elsewhere meanwhile. This is how it stands now; make your change again.</Notice>}
      <SelectField label="Updates promised" name="updates" defaultValue={chosen} hint="An entry, an import or “Nothing to add” keeps it">
        {promises.map(({ choice, label }) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </SelectField>
      <Check
        name="showsPending"
        defaultChecked={retainer.showsPending}
        label="Show your client the hours that wait in unpublished imports"
        hint="How many they are, and nothing else of them."
      />
      <SubmitButton kind="plain">Save updates</SubmitButton>
    </Form>
  )
}

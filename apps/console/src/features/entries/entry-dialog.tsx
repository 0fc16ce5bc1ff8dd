import type { Entry } from '@hourtab/contract/entries'
import { Refused } from '@hourtab/contract/problem'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { type WorkType, workTypeLabels, workTypes } from '@hourtab/domain/work-types'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Check } from '../../controls/choices.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../controls/field.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { Form, typedIn } from '../../controls/form.tsx'
import { Failure, Notice } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { useChangeEntry, useEntry } from './entries.ts'

type Props = { entry: Entry; onClose: () => void; onRemove: () => void }

/** Changes one entry. What someone else saved meanwhile is never overwritten: it is shown, and the change is made again on top of it. */
export function EntryDialog({ entry, onClose, onRemove }: Props) {
  const { data, error, refetch } = useEntry(entry.id)
  const [isStale, setStale] = useState(false)
  const { mutateAsync: changeEntry } = useChangeEntry(entry)

  async function save(typed: FormData) {
    try {
      await changeEntry({ ...changeIn(typed, data?.entry ?? entry), etag: data?.etag })
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.problem.status !== 412) throw failure
      await refetch()
      return setStale(true)
    }
    say('Entry saved')
    onClose()
  }

  return (
    <Dialog title="Edit entry" onClose={onClose}>
      {error && <Failure error={error} retry={refetch} what="The entry" />}
      {!data && !error && <Skeleton what="the entry" lines={7} />}
      {data && (
        <Form key={data.etag} onSubmit={save}>
          {isStale && <Notice tone="late">It was changed elsewhere meanwhile. This is how it stands now; make your change again.</Notice>}
          <EntryFields entry={data.entry} />
          <footer className="dialog-foot">
            <SubmitButton>Save</SubmitButton>
            <Button onClick={onClose}>Cancel</Button>
            <Button kind="danger" onClick={onRemove}>
              Delete
            </Button>
          </footer>
        </Form>
      )}
    </Dialog>
  )
}

function EntryFields({ entry }: { entry: Entry }) {
  return (
    <>
      <TextArea label="Description" name="description" defaultValue={entry.description} hint="Your client reads this" />
      <div className="field-row">
        <TextField label="Day" name="workedOn" type="date" defaultValue={entry.workedOn} />
        <TextField label="Hours" name="seconds" inputMode="decimal" defaultValue={formatHours(entry.seconds)} />
      </div>
      <div className="field-row">
        <SelectField label="Kind of work" name="workType" defaultValue={entry.workType}>
          {workTypes.map((id) => (
            <option key={id} value={id}>
              {workTypeLabels[id]}
            </option>
          ))}
        </SelectField>
        <TextField label="Vendor" name="vendor" optional defaultValue={entry.vendor ?? ''} />
      </div>
      <TextField label="Project" name="project" optional defaultValue={entry.project ?? ''} />
      <Check name="billable" defaultChecked={entry.billable} label="Billable" />
      <TextArea
        label="Private note"
        name="privateNote"
        optional
        rows={2}
        defaultValue={entry.privateNote ?? ''}
        hint="Only you see this, never your client"
      />
    </>
  )
}

function changeIn(typed: FormData, before: Entry) {
  const hours = typedIn(typed, 'seconds')
  // 1.33 on the screen may be 4,790 seconds; untouched hours are left alone rather than rounded.
  const seconds = hours === formatHours(before.seconds) ? before.seconds : parseDuration(hours)
  if (seconds === undefined || seconds <= 0) throw refuse({ name: 'seconds', detail: 'Hours such as 1.5, 1:30 or 1h 30m, more than zero' })
  return {
    description: typedIn(typed, 'description'),
    workedOn: typedIn(typed, 'workedOn'),
    seconds,
    workType: typedIn(typed, 'workType') as WorkType,
    vendor: typedIn(typed, 'vendor') || null,
    project: typedIn(typed, 'project') || null,
    billable: typed.has('billable'),
    privateNote: typedIn(typed, 'privateNote') || null,
  }
}

import { Refused } from '@hourtab/contract/problem'
import type { PlannedChange } from '@hourtab/contract/previews'
import type { Retainer } from '@hourtab/contract/retainers'
import { useState } from 'react'
import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Notice } from '../../controls/notice.tsx'
import { say } from '../../controls/toast.ts'
import { PreviewOfForm } from './preview-of-form.tsx'
import { ScheduleFields, privateIn } from './schedule-fields.tsx'
import { useChangeRetainer } from './retainers.ts'

/** Name and schedule of a retainer. What someone else saved meanwhile is shown, never overwritten. */
export function RetainerForm({ retainer, etag, today }: { retainer: Retainer; etag: string | undefined; today: string }) {
  const { mutateAsync: changeRetainer } = useChangeRetainer(retainer.id)
  const [isStale, setStale] = useState(false)

  async function save(typed: FormData) {
    try {
      await changeRetainer({
        etag,
        ...scheduleIn(typed),
        name: typedIn(typed, 'name'),
        timeZone: typedIn(typed, 'timeZone'),
        ...privateIn(typed),
      })
      setStale(false)
      say('Retainer saved')
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 412) throw error
      setStale(true)
    }
  }

  return (
    <Form key={etag} onSubmit={save}>
      {isStale && <Notice tone="late">It was changed elsewhere meanwhile. This is how it stands now; make your change again.</Notice>}
      <TextField label="Name" name="name" defaultValue={retainer.name} hint="Your client sees this name" />
      <div className="field-row">
        <TextField label="Starts on" name="startsOn" type="date" defaultValue={retainer.startsOn} />
        <TextField label="Resets on day" name="resetDay" inputMode="numeric" defaultValue={retainer.resetDay} />
      </div>
      <ScheduleFields schedule={retainer} />
      <PreviewOfForm retainerId={retainer.id} today={today} read={plannedSchedule} isSilent />
      <SubmitButton>Save</SubmitButton>
    </Form>
  )
}

const scheduleIn = (typed: FormData) => ({
  startsOn: typedIn(typed, 'startsOn'),
  resetDay: Number(typedIn(typed, 'resetDay')),
  cadence: typedIn(typed, 'cadence') as Retainer['cadence'],
  firstCycle: typedIn(typed, 'firstCycle') as Retainer['firstCycle'],
  counts: typedIn(typed, 'counts') as Retainer['counts'],
})

const plannedSchedule = (typed: FormData): PlannedChange => ({ change: 'schedule', ...scheduleIn(typed) })

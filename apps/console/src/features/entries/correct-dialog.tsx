import type { LoggedEntry } from '@hourtab/contract/entries'
import { formatDay, formatRange } from '@hourtab/domain/calendar'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { TextArea, TextField } from '../../controls/field.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useCorrect } from './entries.ts'

type Props = {
  entry: LoggedEntry
  /** Where it is put right. */ open: { startsOn: string; endsOn: string }
  today: string
  onClose: () => void
}

/** Puts right what stands in a closed cycle, by an entry in the oldest open one: it takes hours back, or adds some. */
export function CorrectDialog({ entry, open, today, onClose }: Props) {
  const { mutateAsync: correct } = useCorrect(entry)
  const range = formatRange(open.startsOn, open.endsOn, today)

  async function save(typed: FormData) {
    const seconds = parseDuration(typedIn(typed, 'seconds'))
    if (!seconds) throw refuse({ name: 'seconds', detail: 'Hours such as -1.5, -1:30 or 2' })
    const { workType, vendor, project, billable } = entry
    const workedOn = typedIn(typed, 'workedOn')
    await correct({ workedOn, seconds, description: typedIn(typed, 'description'), workType, vendor, project, billable })
    say(seconds < 0 ? `${formatHours(-seconds)} h taken back in ${range}` : `${formatHours(seconds)} h added in ${range}`)
    onClose()
  }

  return (
    <Dialog title="Correct an entry" onClose={onClose}>
      <Form onSubmit={save}>
        <p>
          {formatDay(entry.workedOn, today)} · {formatHours(entry.seconds)} h · {entry.description}
        </p>
        <p className="quiet">Its cycle is closed, so it stays as it was printed. The correction counts in {range} and says what it is.</p>
        <div className="field-row">
          <TextField
            label="Hours"
            name="seconds"
            inputMode="text"
            placeholder="-1.5"
            hint="Below zero takes hours back, such as -1.5"
            autoFocus
          />
          <TextField label="Day" name="workedOn" type="date" defaultValue={today > open.endsOn ? open.endsOn : today} />
        </div>
        <TextArea
          label="Description"
          name="description"
          defaultValue={`Correction: ${entry.description}`.slice(0, 2000)}
          hint="Your client reads this"
        />
        <footer className="dialog-foot">
          <SubmitButton>Correct it</SubmitButton>
          <Button onClick={onClose}>Cancel</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

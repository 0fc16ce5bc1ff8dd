import type { ImportChange, ImportRow } from '@hourtab/contract/imports'
import { formatHours, parseDuration } from '@hourtab/domain/hours'
import { type WorkType, workTypeLabels, workTypes } from '@hourtab/domain/work-types'
import { Button, SubmitButton } from '../../../controls/button.tsx'
import { Check } from '../../../controls/choices.tsx'
import { SelectField, TextArea, TextField } from '../../../controls/field.tsx'
import { refuse } from '../../../controls/field-errors.ts'
import { Form, typedIn } from '../../../controls/form.tsx'
import { onEscape, onEnter } from './form-keys.ts'
import { editOf, type Work, workOf } from './row-edit.ts'
import './row-form.css'

type Props = { row: ImportRow; onSave: (change: ImportChange) => Promise<void>; onClose: () => void }

/** Writes over a row where it stands. Its fields bear the names by which the server would refuse them. */
export function RowEditor({ row, onSave, onClose }: Props) {
  const { description, workedOn, seconds, workType, vendor, project, billable } = row
  const name = (field: keyof Work) => `edits/${row.id}/${field}`

  async function save(typed: FormData) {
    const read = (field: keyof Work) => typedIn(typed, name(field))
    const hours = read('seconds')
    // 1.33 on the screen may be 4,790 seconds; untouched hours are left alone rather than rounded.
    const written = hours === formatHours(seconds ?? 0) ? (seconds ?? 0) : parseDuration(hours)
    if (written === undefined || written <= 0)
      throw refuse({ name: name('seconds'), detail: 'Hours such as 1.5, 1:30 or 1h 30m, more than zero' })
    const work: Work = {
      description: read('description'),
      workedOn: read('workedOn'),
      seconds: written,
      workType: read('workType') as WorkType,
      vendor: read('vendor') || null,
      project: read('project') || null,
      billable: typed.has(name('billable')),
    }
    if (JSON.stringify(work) === JSON.stringify({ ...work, ...workOf(row) })) return onClose()
    await onSave({ edits: { [row.id]: editOf(row, work) } })
  }

  return (
    <Form onSubmit={save} className="row-form" aria-label={`Edit ${description}`} onKeyDown={onEscape(onClose)}>
      <TextArea
        label="Description"
        name={name('description')}
        defaultValue={description}
        rows={1}
        hint="Your client reads this"
        autoFocus
        onFocus={(event) => event.target.select()}
        onKeyDown={onEnter}
      />
      <div className="field-row">
        <SelectField label="Kind of work" name={name('workType')} defaultValue={workType}>
          {workTypes.map((id) => (
            <option key={id} value={id}>
              {workTypeLabels[id]}
            </option>
          ))}
        </SelectField>
        <TextField label="Vendor" name={name('vendor')} optional defaultValue={vendor ?? ''} />
        <TextField label="Project" name={name('project')} optional defaultValue={project ?? ''} />
      </div>
      <div className="field-row">
        <TextField label="Day" name={name('workedOn')} type="date" defaultValue={workedOn ?? ''} />
        <TextField label="Hours" name={name('seconds')} inputMode="decimal" defaultValue={formatHours(seconds ?? 0)} />
        <Check name={name('billable')} defaultChecked={billable} label="Billable" />
      </div>
      <footer className="row-form-foot">
        <SubmitButton>Save</SubmitButton>
        <Button onClick={onClose}>Cancel</Button>
        <span className="quiet">
          <kbd>Enter</kbd> saves · <kbd>Esc</kbd> leaves it as it was
        </span>
      </footer>
    </Form>
  )
}

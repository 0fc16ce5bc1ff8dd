import { formatHours } from '@hourtab/domain/hours'
import { type WorkType, workTypeLabels, workTypes } from '@hourtab/domain/work-types'
import { Check } from '../../../controls/choices.tsx'
import { SelectField, TextField } from '../../../controls/field.tsx'
import type { Part } from './row-parts.ts'

type Props = {
  part: Part
  at: number
  name: (field: string) => string
  /** What the part takes as long as its hours are empty. */
  rest: number | undefined
  onChange: (more: Partial<Part>) => void
  onRemove: (() => void) | undefined
}

/** The fields of one part of a row. */
export function PartFields({ part, at, name, rest, onChange, onRemove }: Props) {
  const { hours, description, workType, vendor, billable } = part
  return (
    <li className="part-fields">
      <TextField
        label={<Numbered at={at}>Hours</Numbered>}
        className="part-hours"
        name={name('seconds')}
        inputMode="decimal"
        value={hours}
        placeholder={rest === undefined ? '' : formatHours(rest)}
        autoFocus={at === 0}
        onChange={(event) => onChange({ hours: event.target.value })}
      />
      <TextField
        label={<Numbered at={at}>Description</Numbered>}
        className="part-what"
        name={name('description')}
        value={description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <SelectField
        label={<Numbered at={at}>Kind of work</Numbered>}
        name={name('workType')}
        value={workType}
        onChange={(event) => onChange({ workType: event.target.value as WorkType | '' })}
      >
        <option value="">As described</option>
        {workTypes.map((id) => (
          <option key={id} value={id}>
            {workTypeLabels[id]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={<Numbered at={at}>Vendor</Numbered>}
        name={name('vendor')}
        value={vendor}
        placeholder="As described"
        onChange={(event) => onChange({ vendor: event.target.value })}
      />
      <Check
        name={name('billable')}
        checked={billable}
        label={<Numbered at={at}>Billable</Numbered>}
        onChange={(event) => onChange({ billable: event.target.checked })}
      />
      {onRemove && (
        <button type="button" className="text-button" onClick={onRemove}>
          Remove<span className="unseen"> part {at + 1}</span>
        </button>
      )}
    </li>
  )
}

const Numbered = ({ at, children }: { at: number; children: string }) => (
  <>
    {children}
    <span className="unseen"> of part {at + 1}</span>
  </>
)

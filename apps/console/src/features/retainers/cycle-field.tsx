import { formatRange, type Day } from '@hourtab/domain/calendar'
import type { Cycle } from '@hourtab/domain/cycle'
import type { ReactNode } from 'react'
import { SelectField } from '../../controls/field.tsx'

type Props = { label: string; cycles: Cycle[]; chosen: Day | undefined; today: Day; hint?: ReactNode }

/** A choice among cycles; what is chosen is called `from`. */
export function CycleField({ label, cycles, chosen, today, hint }: Props) {
  return (
    <SelectField label={label} name="from" defaultValue={chosen} hint={hint}>
      {cycles.map(({ startsOn, endsOn }) => (
        <option key={startsOn} value={startsOn}>
          {formatRange(startsOn, endsOn, today)}
          {startsOn <= today && today <= endsOn ? ', now' : ''}
        </option>
      ))}
    </SelectField>
  )
}

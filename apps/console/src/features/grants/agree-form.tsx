import type { Retainer } from '@hourtab/contract/retainers'
import { formatRange } from '@hourtab/domain/calendar'
import { nextCycle, type Cycle } from '@hourtab/domain/cycle'
import { parseDuration } from '@hourtab/domain/hours'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { SelectField, TextField } from '../../controls/field.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { Form, typedIn } from '../../controls/form.tsx'
import { useAgreeHours } from './grants.ts'

export type Kind = 'agree' | 'borrow'
type Props = { kind: Kind; retainer: Retainer; cycle: Cycle; today: string; onClose: () => void }

const words = {
  agree: { title: 'Hours agreed on top of', act: 'Agree hours' },
  borrow: { title: 'Hours borrowed for', act: 'Borrow hours' },
}

/** Hours on top of one cycle: how many, why and who agreed; borrowed ones name the later cycle they are missing in. */
export function AgreeForm({ kind, retainer, cycle, today, onClose }: Props) {
  const { mutateAsync: agreeHours } = useAgreeHours(retainer.id)
  const { title, act } = words[kind]

  async function send(typed: FormData) {
    await agreeHours({
      cycleStartsOn: cycle.startsOn,
      seconds: hoursIn(typed),
      reason: typedIn(typed, 'reason'),
      agreedBy: typedIn(typed, 'agreedBy') || null,
      borrowedFrom: typedIn(typed, 'borrowedFrom') || null,
    })
    onClose()
  }

  return (
    <Form onSubmit={send} className="grant-form" aria-label={`${title} ${rangeOf(cycle, today)}`}>
      <div className="field-row">
        <TextField label="Hours" name="seconds" inputMode="decimal" placeholder="5" autoFocus />
        {kind === 'borrow' && (
          <SelectField label="Borrow from" name="borrowedFrom" hint="It has as many hours less">
            {cyclesAfter(retainer, cycle).map((later) => (
              <option key={later.startsOn} value={later.startsOn}>
                {rangeOf(later, today)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <TextField label="Reason" name="reason" placeholder="hypercare" maxLength={200} hint="Your client reads this" />
      <TextField label="Agreed by" name="agreedBy" maxLength={100} optional hint="Who said yes; your client reads this, too" />
      <div className="field-row">
        <SubmitButton>{act}</SubmitButton>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  )
}

export const rangeOf = ({ startsOn, endsOn }: Cycle, today: string) => formatRange(startsOn, endsOn, today)

function hoursIn(typed: FormData): number {
  const seconds = parseDuration(typedIn(typed, 'seconds'))
  if (seconds === undefined || seconds <= 0) throw refuse({ name: 'seconds', detail: 'Hours such as 5 or 7.5, more than zero' })
  return seconds
}

const ahead = 12

function cyclesAfter(retainer: Retainer, cycle: Cycle): Cycle[] {
  const cycles = [nextCycle(retainer, cycle)]
  while (cycles.length < ahead) cycles.push(nextCycle(retainer, cycles.at(-1) as Cycle))
  return cycles
}

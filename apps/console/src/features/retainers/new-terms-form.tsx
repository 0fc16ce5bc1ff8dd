import type { Retainer } from '@hourtab/contract/retainers'
import { formatRange } from '@hourtab/domain/calendar'
import { cycleOn, nextCycle, type Cycle } from '@hourtab/domain/cycle'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { SelectField, TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { hoursIn, surplusIn } from './rollover.ts'
import { TermsFields } from './terms-fields.tsx'
import { useSetTerms } from './retainers.ts'

/** New terms from a cycle on: earlier cycles keep the cap they had. */
export function NewTermsForm({ retainer, today }: { retainer: Retainer; today: string }) {
  const { mutateAsync: setTerms } = useSetTerms(retainer.id)
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) return <Button onClick={() => setOpen(true)}>Set new terms</Button>

  async function send(typed: FormData) {
    await setTerms({
      from: typedIn(typed, 'from'),
      capSeconds: hoursIn(typed, 'capSeconds'),
      surplus: surplusIn(typed),
      deficit: typed.has('deficit'),
    })
    say('Terms set')
    setOpen(false)
  }

  const cycles = cyclesFrom(retainer, today)
  return (
    <Form onSubmit={send} className="new-terms">
      <div className="field-row">
        <SelectField label="From the cycle" name="from" defaultValue={cycles[1]?.startsOn} hint="Earlier cycles keep their terms">
          {cycles.map(({ startsOn, endsOn }) => (
            <option key={startsOn} value={startsOn}>
              {formatRange(startsOn, endsOn, today)}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Hours in a cycle"
          name="capSeconds"
          inputMode="decimal"
          defaultValue={formatHours(retainer.terms.capSeconds)}
          autoFocus
        />
      </div>
      <TermsFields surplus={retainer.terms.surplus} deficit={retainer.terms.deficit} />
      <div className="field-row">
        <SubmitButton>Set terms</SubmitButton>
        <Button onClick={() => setOpen(false)}>Cancel</Button>
      </div>
    </Form>
  )
}

const ahead = 12

// The cycle of today and a year or so of those to come.
function cyclesFrom(retainer: Retainer, today: string): Cycle[] {
  const cycles = [cycleOn(retainer, today < retainer.startsOn ? retainer.startsOn : today)]
  while (cycles.length < ahead) cycles.push(nextCycle(retainer, cycles.at(-1) as Cycle))
  return cycles
}

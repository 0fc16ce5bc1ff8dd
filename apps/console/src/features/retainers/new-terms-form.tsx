import type { Retainer } from '@hourtab/contract/retainers'
import type { PlannedChange } from '@hourtab/contract/previews'
import { formatDay } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { comingCycles } from './coming-cycles.ts'
import { CycleField } from './cycle-field.tsx'
import { PreviewOfForm } from './preview-of-form.tsx'
import { hoursIn, surplusIn } from './rollover.ts'
import { TermsFields } from './terms-fields.tsx'
import { useSetTerms } from './retainers.ts'

/** New terms from a cycle on, with what each cycle becomes before they are set: earlier cycles keep the cap they had. */
export function NewTermsForm({ retainer, today }: { retainer: Retainer; today: string }) {
  const { mutateAsync: setTerms } = useSetTerms(retainer.id)
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) return <Button onClick={() => setOpen(true)}>Set new terms</Button>

  async function send(typed: FormData) {
    const terms = termsIn(typed)
    await setTerms(terms)
    say(`Terms set from ${formatDay(terms.from, today)}`)
    setOpen(false)
  }

  const cycles = comingCycles(retainer, today)
  return (
    <Form onSubmit={send} className="new-terms">
      <div className="field-row">
        <CycleField
          label="From the cycle"
          cycles={cycles}
          chosen={cycles[1]?.startsOn}
          today={today}
          hint="Earlier cycles keep their terms"
        />
        <TextField
          label="Hours in a cycle"
          name="capSeconds"
          inputMode="decimal"
          defaultValue={formatHours(retainer.terms.capSeconds)}
          autoFocus
        />
      </div>
      <TermsFields surplus={retainer.terms.surplus} deficit={retainer.terms.deficit} />
      <PreviewOfForm retainerId={retainer.id} today={today} read={plannedTerms} />
      <div className="field-row">
        <SubmitButton>Set terms</SubmitButton>
        <Button onClick={() => setOpen(false)}>Cancel</Button>
      </div>
    </Form>
  )
}

const termsIn = (typed: FormData) => ({
  from: typedIn(typed, 'from'),
  capSeconds: hoursIn(typed, 'capSeconds'),
  surplus: surplusIn(typed),
  deficit: typed.has('deficit'),
})

const plannedTerms = (typed: FormData): PlannedChange => ({ change: 'terms', ...termsIn(typed) })

import { Refused } from '@hourtab/contract/problem'
import { partsOf } from '@hourtab/domain/calendar'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { Form, typedIn } from '../../controls/form.tsx'
import { browserTimeZone, todayIn } from '../../days.ts'
import { ClientField, clientIn } from './client-field.tsx'
import { FirstCycles } from './first-cycles.tsx'
import { PlanLimit } from './plan-limit.tsx'
import { hoursIn, surplusIn, wrongHours } from './rollover.ts'
import { ScheduleFields, privateIn } from './schedule-fields.tsx'
import { TermsFields } from './terms-fields.tsx'
import { useClients, useCreateRetainer } from './retainers.ts'

export function NewRetainerForm() {
  const { mutateAsync: createRetainer } = useCreateRetainer()
  const { data: clients } = useClients()
  const [limit, setLimit] = useState<Refused | null>(null)
  const [startsOn, setStartsOn] = useState(todayIn(browserTimeZone()))
  const [hasMore, setMore] = useState(false)

  async function send(typed: FormData) {
    const client = clientIn(typed, clients?.items ?? [])
    const wrong = [
      client ? undefined : { name: 'clientName', detail: 'Name the client, e.g. Halden Rail' },
      typedIn(typed, 'name') ? undefined : { name: 'name', detail: 'Give the retainer a name, e.g. PMO retainer' },
      wrongHours(typed, 'capSeconds'),
      startsOn ? undefined : { name: 'startsOn', detail: 'Choose the day the engagement starts' },
    ].filter((each) => each !== undefined)
    if (!client || wrong.length > 0) throw refuse(...wrong)
    try {
      setLimit(null)
      await createRetainer({
        ...client,
        name: typedIn(typed, 'name'),
        capSeconds: hoursIn(typed, 'capSeconds'),
        startsOn,
        resetDay: Number(typedIn(typed, 'resetDay')) || partsOf(startsOn)[2],
        timeZone: typedIn(typed, 'timeZone') || browserTimeZone(),
        ...(hasMore && {
          cadence: typedIn(typed, 'cadence') === 'quarterly' ? 'quarterly' : 'monthly',
          firstCycle: typedIn(typed, 'firstCycle') === 'prorated' ? 'prorated' : 'full',
          counts: typedIn(typed, 'counts') === 'billable' ? 'billable' : 'all',
          surplus: surplusIn(typed),
          deficit: typed.has('deficit'),
          ...privateIn(typed),
        }),
      })
    } catch (error) {
      if (!(error instanceof Refused) || error.slug !== 'plan-limit') throw error
      setLimit(error)
    }
  }

  return (
    <Form onSubmit={send}>
      {limit && <PlanLimit refused={limit} />}
      <ClientField clients={clients?.items ?? []} />
      <TextField
        label="Retainer"
        name="name"
        placeholder="PMO retainer"
        hint="Your client sees this name. One retainer for each budget owner."
      />
      <div className="field-row">
        <TextField label="Hours in a cycle" name="capSeconds" inputMode="decimal" placeholder="20" />
        <TextField label="Starts on" name="startsOn" type="date" value={startsOn} onChange={(event) => setStartsOn(event.target.value)} />
        <TextField
          key={startsOn}
          label="Resets on day"
          name="resetDay"
          inputMode="numeric"
          defaultValue={startsOn ? partsOf(startsOn)[2] : ''}
        />
      </div>
      <Button kind="quiet" aria-expanded={hasMore} onClick={() => setMore(!hasMore)}>
        {hasMore ? 'Fewer conditions' : 'Rollover, cadence, rate and more'}
      </Button>
      {hasMore && (
        <>
          <ScheduleFields />
          <TermsFields />
        </>
      )}
      <FirstCycles today={todayIn(browserTimeZone())} />
      <SubmitButton>Create retainer</SubmitButton>
    </Form>
  )
}

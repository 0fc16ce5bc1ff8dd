import type { Retainer } from '@hourtab/contract/retainers'
import { SelectField, TextField } from '../../controls/field.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { typedIn } from '../../controls/form.tsx'
import { browserTimeZone } from '../../days.ts'

type Schedule = Pick<Retainer, 'cadence' | 'firstCycle' | 'counts' | 'timeZone' | 'hourlyRate' | 'fee' | 'currency' | 'closesAfterDays'>

/** When cycles turn, what counts, and the rate that only you see. */
export function ScheduleFields({ schedule }: { schedule?: Schedule }) {
  return (
    <>
      <div className="field-row">
        <SelectField label="Cadence" name="cadence" defaultValue={schedule?.cadence}>
          <option value="monthly">Monthly</option>
          <option value="quarterly">Quarterly</option>
        </SelectField>
        <SelectField label="A short first cycle" name="firstCycle" defaultValue={schedule?.firstCycle}>
          <option value="full">has the full cap</option>
          <option value="prorated">has a share of the cap</option>
        </SelectField>
        <SelectField label="Hours that count" name="counts" defaultValue={schedule?.counts}>
          <option value="all">All entries</option>
          <option value="billable">Billable entries only</option>
        </SelectField>
      </div>
      <div className="field-row">
        <TimeZoneField timeZone={schedule?.timeZone ?? browserTimeZone()} />
        <TextField
          label="Close by itself, days after"
          name="closesAfterDays"
          optional
          inputMode="numeric"
          defaultValue={schedule?.closesAfterDays ?? ''}
          hint="0 to 60 days after a cycle ends. Empty: you close it"
        />
      </div>
      <div className="field-row">
        <TextField
          label="Hourly rate"
          name="hourlyRate"
          optional
          inputMode="decimal"
          defaultValue={schedule?.hourlyRate ?? ''}
          hint="Private: your client never sees it"
        />
        <TextField label="Fee for a cycle" name="fee" optional inputMode="decimal" defaultValue={schedule?.fee ?? ''} hint="Private, too" />
        <TextField label="Currency" name="currency" optional maxLength={3} defaultValue={schedule?.currency ?? ''} hint="Such as EUR" />
      </div>
    </>
  )
}

function TimeZoneField({ timeZone }: { timeZone: string }) {
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <SelectField label="Time zone" name="timeZone" defaultValue={timeZone} hint="Where the client's day begins and ends">
      {(zones.includes(timeZone) ? zones : [timeZone, ...zones]).map((zone) => (
        <option key={zone}>{zone}</option>
      ))}
    </SelectField>
  )
}

/** Rate, fee, currency and days as typed, null where there are none. */
export const privateIn = (typed: FormData) => ({
  hourlyRate: amountIn(typed, 'hourlyRate'),
  fee: amountIn(typed, 'fee'),
  currency: typedIn(typed, 'currency').toUpperCase() || null,
  closesAfterDays: daysIn(typed),
})

function amountIn(typed: FormData, name: string): number | null {
  const text = typedIn(typed, name).replace(',', '.')
  if (text === '') return null
  if (!/^\d+(\.\d\d?)?$/.test(text)) throw refuse({ name, detail: 'An amount such as 150 or 142.50' })
  return Number(text)
}

function daysIn(typed: FormData): number | null {
  const text = typedIn(typed, 'closesAfterDays')
  if (text === '') return null
  if (!/^\d{1,3}$/.test(text)) throw refuse({ name: 'closesAfterDays', detail: 'Whole days, 0 to 60' })
  return Number(text)
}

import type { Surplus } from '@hourtab/contract/terms'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Check, Choices } from '../../controls/choices.tsx'
import { TextField } from '../../controls/field.tsx'

/** Rollover and overuse: what happens at the end of a cycle. */
export function TermsFields({ surplus = { kind: 'none' }, deficit = false }: { surplus?: Surplus; deficit?: boolean }) {
  const [kind, setKind] = useState<string>(surplus.kind)
  const expiresAfter = surplus.kind === 'none' ? 1 : surplus.expiresAfter
  return (
    <>
      <Choices
        legend="Hours left at the end of a cycle"
        name="surplus"
        chosen={[kind]}
        onChoose={([chosen = 'none']) => setKind(chosen)}
        choices={[
          { value: 'none', label: 'end with the cycle' },
          { value: 'all', label: 'carry over' },
          { value: 'upTo', label: 'carry over up to a limit' },
        ]}
      />
      {kind !== 'none' && (
        <div className="field-row field-row-inset">
          {kind === 'upTo' && (
            <TextField
              label="At most, hours"
              name="surplus/maxSeconds"
              inputMode="decimal"
              defaultValue={surplus.kind === 'upTo' ? formatHours(surplus.maxSeconds) : '5'}
            />
          )}
          <TextField
            label="Usable for, cycles"
            name="surplus/expiresAfter"
            inputMode="numeric"
            hint="Empty: they never expire"
            defaultValue={expiresAfter ?? ''}
          />
        </div>
      )}
      <Check
        name="deficit"
        defaultChecked={deficit}
        label="Deduct overuse from the next cycle"
        hint="Otherwise every cycle starts with its full cap, and what is over stays with its cycle."
      />
    </>
  )
}

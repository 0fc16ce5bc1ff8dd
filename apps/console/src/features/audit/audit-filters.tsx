import { type AuditNoun, auditNouns } from '@hourtab/contract/audit'
import { type ReactNode, useId } from 'react'
import { useRetainers } from '../retainers/retainers.ts'
import { useMembers, type Wanted } from './audit.ts'

type Choices = [value: string, label: string][]

/** What of the audit is shown: whose doing, about what, of which retainer, and when. */
export function AuditFilters({ wanted, onChange }: { wanted: Wanted; onChange: (change: Wanted) => void }) {
  const { data: members } = useMembers()
  const { data: retainers } = useRetainers()
  const people: Choices = (members?.items ?? []).map(({ id, name }) => [id, name])
  const known: Choices = (retainers?.pages ?? []).flatMap(({ items }) =>
    items.map(({ id, client, name }) => [id, `${client.name} · ${name}`]),
  )
  return (
    <div className="audit-filters" role="search" aria-label="Audit">
      <Select
        label="Who"
        all="Everyone"
        choices={withChosen(people, wanted.person)}
        value={wanted.person}
        onChange={(person) => onChange({ person })}
      />
      <Select
        label="What"
        all="Everything"
        choices={Object.entries(auditNouns)}
        value={wanted.what}
        onChange={(what) => onChange({ what: what as AuditNoun | undefined })}
      />
      <Select
        label="Retainer"
        all="All retainers"
        choices={withChosen(known, wanted.retainerId)}
        value={wanted.retainerId}
        onChange={(retainerId) => onChange({ retainerId })}
      />
      <DayField label="From" max={wanted.to} value={wanted.from} onChange={(from) => onChange({ from })} />
      <DayField label="To" min={wanted.from} value={wanted.to} onChange={(to) => onChange({ to })} />
    </div>
  )
}

// A retainer may be gone and a person may have left, and their lines are still there.
const withChosen = (choices: Choices, chosen: string | undefined): Choices =>
  chosen && !choices.some(([value]) => value === chosen) ? [...choices, [chosen, 'The one chosen']] : choices

type Given = { label: string; value?: string; onChange: (value: string | undefined) => void }

const Select = ({ label, all, choices, value, onChange }: Given & { all: string; choices: Choices }) => (
  <Labelled label={label}>
    {(id) => (
      <select id={id} value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{all}</option>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Labelled>
)

const DayField = ({ label, value, onChange, ...within }: Given & { min?: string; max?: string }) => (
  <Labelled label={label}>
    {(id) => <input id={id} type="date" {...within} value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)} />}
  </Labelled>
)

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

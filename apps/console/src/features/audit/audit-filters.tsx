import { type AuditNoun, auditNouns } from '@hourtab/contract/audit'
import type { ReactNode } from 'react'
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
      <Labelled label="From">
        <input
          type="date"
          value={wanted.from ?? ''}
          max={wanted.to}
          onChange={({ target }) => onChange({ from: target.value || undefined })}
        />
      </Labelled>
      <Labelled label="To">
        <input
          type="date"
          value={wanted.to ?? ''}
          min={wanted.from}
          onChange={({ target }) => onChange({ to: target.value || undefined })}
        />
      </Labelled>
    </div>
  )
}

// A retainer may be gone and a person may have left, and their lines are still there.
const withChosen = (choices: Choices, chosen: string | undefined): Choices =>
  chosen && !choices.some(([value]) => value === chosen) ? [...choices, [chosen, 'The one chosen']] : choices

type SelectProps = { label: string; all: string; choices: Choices; value?: string; onChange: (value: string | undefined) => void }

const Select = ({ label, all, choices, value, onChange }: SelectProps) => (
  <Labelled label={label}>
    <select value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
      <option value="">{all}</option>
      {choices.map(([id, words]) => (
        <option key={id} value={id}>
          {words}
        </option>
      ))}
    </select>
  </Labelled>
)

const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <label>
    <span>{label}</span>
    {children}
  </label>
)

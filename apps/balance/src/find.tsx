import type { PublicBalance } from '@hourtab/contract/public-balance'
import { workTypeLabels } from '@hourtab/domain/work-types'
import type { Terms } from './address.ts'
import { isCurrent } from './view.ts'

/** The form that searches the log and narrows it; it needs no script. */
export function Find({ page, terms }: { page: PublicBalance; terms: Terms }) {
  const { workTypes = [], vendors = [], projects = [] } = page.breakdown ?? {}
  const named = vendors.flatMap(({ vendor }) => vendor ?? [])
  return (
    <details class="find" open={page.found !== undefined}>
      <summary>Search and filter</summary>
      <form action="#log">
        {!isCurrent(page) && <input type="hidden" name="on" value={page.balance.cycle.startsOn} />}
        <label>
          Words
          <input type="search" name="q" value={terms.q} maxLength={200} />
        </label>
        <Choice
          label="Work type"
          name="type"
          chosen={terms.type}
          of={workTypes.map(({ workType }) => [workType, workTypeLabels[workType]])}
        />
        {named.length > 0 && <Choice label="Vendor" name="vendor" chosen={terms.vendor} of={named.map((name) => [name, name])} />}
        {projects.length > 1 && <Choice label="Project" name="project" chosen={terms.project} of={projects.map((name) => [name, name])} />}
        <button type="submit">Find</button>
      </form>
    </details>
  )
}

type Choices = { label: string; name: string; chosen: string | undefined; of: [value: string, label: string][] }

const Choice = ({ label, name, chosen, of }: Choices) => (
  <label>
    {label}
    <select name={name}>
      <option value="">All</option>
      {of.map(([value, text]) => (
        <option key={value} value={value === text ? undefined : value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </label>
)

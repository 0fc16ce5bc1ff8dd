import type { Import } from '@hourtab/contract/imports'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { RowFilters } from './row-filters.tsx'
import { RowGroup } from './row-group.tsx'
import { type Filter, type Group, filtersOf, groupsOf } from './row-states.ts'
import { RowsHint } from './rows-hint.tsx'
import { draftWords, publishedWords } from './state-words.ts'
import type { Drafting } from './use-draft.ts'
import { useGrowing } from './use-growing.ts'
import { useRowActs } from './use-row-acts.ts'
import { useRowKeys } from './use-row-keys.ts'
import './rows.css'

type Props = { draft: Import; today: string; drafting?: Drafting }

/** The rows of a file, by what becomes of them; without `drafting` there is nothing to do about them any more. */
export function ImportRows({ draft, today, drafting }: Props) {
  const { rows, rowsOmitted } = draft
  const [wanted, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const searched = useDeferredValue(typed)
  const filters = useMemo(() => filtersOf(draft), [draft])
  // A filter that finds nothing any more is gone with its button.
  const filter = filters.some((each) => each.filter === wanted) ? wanted : 'all'
  const groups = useMemo(() => groupsOf(rows, filter, searched), [rows, filter, searched])
  const { open, act, save } = useRowActs(rows, drafting)
  const { current, ...listening } = useRowKeys(groups, act)
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0)
  const shown = useGrowing(total, `${filter} ${searched}`)
  const words = draft.state === 'draft' ? draftWords : publishedWords
  const hint = useId()
  return (
    <section aria-labelledby="rows-title" className="preview-rows">
      <RowFilters {...{ filters, filter, typed, words }} onFilter={setFilter} onType={setTyped} />
      {drafting && <RowsHint id={hint} groups={groups} />}
      {total === 0 && <p className="empty">No such rows.</p>}
      <div {...listening} role="group" aria-label="Rows" aria-describedby={drafting ? hint : undefined}>
        {drawnOf(groups, shown).map(({ group, drawn }) => (
          <RowGroup
            key={group.state}
            group={group}
            drawn={drawn}
            words={words[group.state]}
            isFolded={group.state === 'unchanged' && filter === 'all' && searched === '' && groups.length > 1 && drafting !== undefined}
            {...{ today, current, open, act, save }}
            isDraft={drafting !== undefined}
          />
        ))}
      </div>
      {rowsOmitted > 0 && (
        <p className="quiet">
          {rowsOmitted} further {rowsOmitted === 1 ? 'row is' : 'rows are'} not shown here, and {rowsOmitted === 1 ? 'is' : 'are'} treated
          alike.
        </p>
      )}
    </section>
  )
}

// The first rows of all groups together, up to so many.
const drawnOf = (groups: readonly Group[], most: number) =>
  groups.map((group, at) => {
    const before = groups.slice(0, at).reduce((sum, { rows }) => sum + rows.length, 0)
    return { group, drawn: Math.min(Math.max(most - before, 0), group.rows.length) }
  })

import { useRef } from 'react'
import { useKey } from '../../../controls/use-key.ts'
import type { Filter, RowState } from './row-states.ts'
import { labelOf } from './state-words.ts'

type Props = {
  filters: { filter: Filter; count: number }[]
  filter: Filter
  typed: string
  words: Record<RowState, { label: string; about: string }>
  onFilter: (filter: Filter) => void
  onType: (typed: string) => void
}

/** What the rows can be narrowed to, each with its count, and a search in them. */
export function RowFilters({ filters, filter: chosen, typed, words, onFilter, onType }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useKey('/', () => input.current?.focus())
  return (
    <header className="rows-head">
      <h2 id="rows-title">Rows</h2>
      <div className="rows-filters" role="group" aria-label="Rows to show">
        {filters.length > 2 &&
          filters.map(({ filter, count }) => (
            <button
              key={filter}
              type="button"
              aria-pressed={filter === chosen}
              className={`rows-${filter}`}
              onClick={() => onFilter(filter)}
            >
              {labelOf(filter, words)} <span className="rows-count">{count}</span>
            </button>
          ))}
      </div>
      <input
        ref={input}
        type="search"
        className="rows-search"
        aria-label="Search these rows"
        placeholder="Search  /"
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
    </header>
  )
}

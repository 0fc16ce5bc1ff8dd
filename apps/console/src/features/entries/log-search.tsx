import { type WorkType, workTypeLabels, workTypes } from '@hourtab/domain/work-types'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useKey } from '../../controls/use-key.ts'
import type { LogFilter } from './entries.ts'

type Props = {
  filter: LogFilter
  isWhole: boolean
  onFilter: (filter: LogFilter) => void
  onWhole: (isWhole: boolean) => void
  /** What can be done with the log, beside its title. */
  children?: ReactNode
}

export const isFiltering = ({ q, vendor, workType }: LogFilter) => Boolean(q || vendor || workType)

const pause = 200

/** The head of the work log: what to look for, and where. */
export function LogSearch({ filter, isWhole, onFilter, onWhole, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  useKey('/', () => input.current?.focus())
  useEffect(() => {
    const q = typed.trim() || undefined
    if (q === filter.q) return
    const timer = setTimeout(() => onFilter({ ...filter, q }), pause)
    return () => clearTimeout(timer)
  }, [typed, filter, onFilter])

  return (
    <header className="list-head">
      <div className="log-title">
        <h2 id="work-log-title">Work log</h2>
        <div className="log-acts">{children}</div>
      </div>
      <div className="log-filters" role="search" aria-label="Work log">
        <input
          ref={input}
          type="search"
          aria-label="Search the work log"
          placeholder="Search  /"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <select
          aria-label="Kind of work"
          value={filter.workType ?? ''}
          onChange={(event) => onFilter({ ...filter, workType: (event.target.value as WorkType) || undefined })}
        >
          <option value="">All work</option>
          {workTypes.map((id) => (
            <option key={id} value={id}>
              {workTypeLabels[id]}
            </option>
          ))}
        </select>
        <select aria-label="Cycles" value={isWhole ? 'all' : 'one'} onChange={(event) => onWhole(event.target.value === 'all')}>
          <option value="one">This cycle</option>
          <option value="all">All cycles</option>
        </select>
        {filter.vendor && (
          <button type="button" className="chip" onClick={() => onFilter({ ...filter, vendor: undefined })}>
            {filter.vendor} <span aria-hidden="true">×</span>
            <span className="unseen">Show every vendor again</span>
          </button>
        )}
      </div>
    </header>
  )
}

import type { Import, ImportRow } from '@hourtab/contract/imports'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { Hours } from '@hourtab/ui/hours'
import { useState } from 'react'
import { datedWeekday } from '../../days.ts'
import './imports.css'

type Props = { draft: Import; today: string; onExclude: (rows: number[]) => void }

const filters = {
  all: { label: 'All rows', has: () => true },
  take: { label: 'To be logged', has: (row: ImportRow) => isTakeable(row) && !row.excluded },
  warned: { label: 'With a warning', has: (row: ImportRow) => row.warnings.length > 0 },
  left: { label: 'Left alone', has: (row: ImportRow) => !isTakeable(row) || row.excluded },
}
type Filter = keyof typeof filters

const isTakeable = ({ state }: ImportRow) => state === 'new' || state === 'changed' || state === 'late' || state === 'gone'
const inWords = { new: 'new', changed: 'changed', gone: 'gone', unchanged: 'already logged', late: 'late', skipped: 'skipped' }

/** The rows of a file as they were read, each with what will become of it and why. */
export function ImportRows({ draft, today, onExclude }: Props) {
  const [filter, setFilter] = useState<Filter>('all')
  const excluded = draft.rows.filter((row) => row.excluded).map(({ row }) => row)
  const toggle = (row: number, isTaken: boolean) => onExclude(isTaken ? excluded.filter((each) => each !== row) : [...excluded, row])
  const shown = draft.rows.filter(filters[filter].has)
  return (
    <section aria-labelledby="rows-title">
      <header className="rows-head">
        <h2 id="rows-title">Rows</h2>
        <div className="rows-filters" role="group" aria-label="Rows to show">
          {Object.entries(filters).map(([key, { label, has }]) => (
            <button key={key} type="button" aria-pressed={key === filter} onClick={() => setFilter(key as Filter)}>
              {label} {draft.rows.filter(has).length}
            </button>
          ))}
        </div>
      </header>
      {shown.length === 0 && <p className="empty">No such rows.</p>}
      <ol className="rows">
        {shown.map((row) => (
          <Row key={row.row} row={row} today={today} isDraft={draft.state === 'draft'} onToggle={toggle} />
        ))}
      </ol>
      {draft.rowsOmitted > 0 && <p className="quiet">{draft.rowsOmitted} further rows are not shown here, and are treated alike.</p>}
    </section>
  )
}

type RowProps = { row: ImportRow; today: string; isDraft: boolean; onToggle: (row: number, isTaken: boolean) => void }

function Row({ row: each, today, isDraft, onToggle }: RowProps) {
  const { row, state, reason, workedOn, seconds, description, workType, vendor, project, billable, warnings, excluded } = each
  const isTaken = isTakeable(each) && !excluded
  const tags = [workTypeLabels[workType], vendor, project, billable ? null : 'not billable'].filter(Boolean)
  return (
    <li className={isTaken ? 'row' : 'row row-out'}>
      <span className="row-take">
        {isDraft && isTakeable(each) && (
          <input
            type="checkbox"
            checked={!excluded}
            aria-label={`Log row ${row}: ${description}`}
            onChange={(event) => onToggle(row, event.target.checked)}
          />
        )}
      </span>
      <span className="row-day">{workedOn ? datedWeekday(workedOn, today) : '–'}</span>
      <div className="row-what">
        <p>{description || <span className="quiet">no description</span>}</p>
        <p className="row-tags">{tags.join(' · ')}</p>
        {warnings.map((warning) => (
          <p key={warning} className="row-warning">
            {warning}
          </p>
        ))}
      </div>
      <span className="row-hours">{seconds === null ? '–' : <Hours seconds={seconds} />}</span>
      <span className="row-state">
        {excluded ? 'left out' : inWords[state]}
        {reason && state !== 'unchanged' && <span className="quiet"> {reason}</span>}
        <span className="quiet row-line">line {row}</span>
      </span>
    </li>
  )
}

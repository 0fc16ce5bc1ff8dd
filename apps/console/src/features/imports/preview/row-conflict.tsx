import type { ImportRow } from '@hourtab/contract/imports'
import { formatHours } from '@hourtab/domain/hours'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { datedWeekday } from '../../../days.ts'
import { type Work, workOf } from './row-edit.ts'
import './row-conflict.css'

type Decision = 'mine' | 'theirs' | null
type Props = { row: ImportRow; today: string; tabIndex: number; onDecide: (decision: Decision) => void }

/** What a hand made of an entry beside what the tracker says of it now, to keep the one or take the other. */
export function RowConflict({ row, today, tabIndex, onDecide }: Props) {
  const { decision, reason, before, entryId, description } = row
  const mine = entryId === null ? null : before
  const theirs = row.row === null ? null : workOf(row)
  const side = (value: 'mine' | 'theirs', label: string, work: Work | null, other: Work | null, none: string) => (
    <div className={decision === value ? 'side side-chosen' : 'side'}>
      <p className="side-name">{value === 'mine' ? 'Mine, in the work log' : 'Theirs, in the file'}</p>
      {work ? <Facts work={work} other={other} today={today} /> : <p>{none}</p>}
      <button
        type="button"
        className="side-button"
        data-control={value}
        tabIndex={tabIndex}
        aria-pressed={decision === value}
        onClick={() => onDecide(decision === value ? null : value)}
      >
        {label}
        <span className="unseen"> {description}</span>
      </button>
    </div>
  )
  return (
    <div className="conflict" role="group" aria-label={description}>
      <p className="row-note">
        {reason}
        {row.row !== null && ` · line ${row.row}`}
      </p>
      <div className="sides">
        {side('mine', mine ? 'Keep mine' : 'Keep it out', mine, theirs, 'Not there: you took it out')}
        {side('theirs', theirs ? 'Take theirs' : 'Remove it', theirs, mine, 'Not there any more')}
      </div>
    </div>
  )
}

function Facts({ work, other, today }: { work: Work; other: Work | null; today: string }) {
  const fact = (of: (work: Work) => string) => {
    const told = of(work)
    return other && of(other) !== told ? <strong>{told}</strong> : told
  }
  const tags = [(each: Work) => workTypeLabels[each.workType], (each: Work) => each.vendor ?? '', (each: Work) => each.project ?? '']
  return (
    <>
      <p className="side-when">
        {fact(({ workedOn }) => datedWeekday(workedOn, today))} · {fact(({ seconds }) => `${formatHours(seconds)}\u00a0h`)}
      </p>
      <p>{fact(({ description }) => description)}</p>
      <p className="row-tags">
        {tags.map((tag, at) => tag(work) && <span key={at}>{fact(tag)}</span>)}
        {(!work.billable || (other && !other.billable)) && <span>{fact(({ billable }) => (billable ? 'billable' : 'not billable'))}</span>}
      </p>
    </>
  )
}

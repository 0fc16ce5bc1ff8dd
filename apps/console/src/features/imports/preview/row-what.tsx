import type { ImportRow } from '@hourtab/contract/imports'
import { workTypeLabels } from '@hourtab/domain/work-types'
import type { Work } from './row-edit.ts'
import { RowTags } from './row-tags.tsx'
import { dayInWords, hoursInWords, Shift } from './shift.tsx'
import { capital } from './state-words.ts'

type Props = { row: ImportRow; today: string }

export const DayCell = ({ row: { workedOn, before }, today }: Props) => (
  <span className="row-day">
    <Shift was={before ? dayInWords(before.workedOn, today) : undefined} is={dayInWords(workedOn, today)} />
  </span>
)

export const HoursCell = ({ row: { seconds, before } }: { row: ImportRow }) => (
  <span className="row-hours">
    <Shift was={before ? hoursInWords(before.seconds) : undefined} is={hoursInWords(seconds)} />
  </span>
)

/** What a row says, what it was before, and what is to be known about it. */
export function RowWhat({ row, today, isDraft }: Props & { isDraft: boolean }) {
  const { description, before, warnings, notes, reason, state, read, parts, excluded, decidable, decision } = row
  const isSaidByGroup = state === 'changed' || (isDraft && (state === 'gone' || state === 'late'))
  const told = [
    excluded && 'Left out: nothing happens to it',
    decidable && decision === 'theirs' && 'Will be logged',
    state !== 'skipped' && !isSaidByGroup && reason && capital(reason),
    ...notes,
    read && parts.length === 0 && `Edited. In the file: ${workInWords(read, today)}`,
  ].filter((line) => typeof line === 'string')
  return (
    <div className="row-what">
      {description && (
        <p className="row-text">{state === 'gone' ? <del>{description}</del> : <Shift was={before?.description} is={description} />}</p>
      )}
      {state === 'skipped' && reason && <p className="row-reason">{capital(reason)}</p>}
      <RowTags row={row} />
      {parts.length > 0 && <Parts parts={parts} />}
      {warnings.map((warning) => (
        <p key={warning} className="row-warning">
          {capital(warning)}
        </p>
      ))}
      {told.map((line) => (
        <p key={line} className="row-note">
          {line}
        </p>
      ))}
    </div>
  )
}

const Parts = ({ parts }: { parts: Work[] }) => (
  <ol className="row-parts" aria-label="Split into">
    {parts.map(({ seconds, description, workType, vendor, billable }, at) => (
      <li key={at}>
        <span className="row-hours">{hoursInWords(seconds)}</span> {description}{' '}
        <span className="quiet">{[workTypeLabels[workType], vendor, billable ? null : 'not billable'].filter(Boolean).join(' · ')}</span>
      </li>
    ))}
  </ol>
)

/** An entry in one line: day, hours, what was done, and what else there is. */
function workInWords({ workedOn, seconds, description, vendor, project, billable }: Work, today: string): string {
  const told = [dayInWords(workedOn, today), hoursInWords(seconds), description, vendor, project, billable ? null : 'not billable']
  return told.filter(Boolean).join(' · ')
}

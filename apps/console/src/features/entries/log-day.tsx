import type { LoggedEntry } from '@hourtab/contract/entries'
import { formatDay } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { Hours } from '@hourtab/ui/hours'
import { dayInWords } from '../../days.ts'
import { isPending } from './log-cache.ts'

type Acts = {
  /** The first day of the oldest open cycle: what counts before it is closed. */
  openFrom?: string
  onCorrect: (entry: LoggedEntry) => void
  onEdit: (entry: LoggedEntry) => void
  onRemove: (entry: LoggedEntry) => void
  onVendor: (vendor: string) => void
}
type Props = Acts & { entries: LoggedEntry[]; today: string }

export function LogDay({ entries, today, ...acts }: Props) {
  const total = entries.reduce((sum, { seconds }) => sum + seconds, 0)
  return (
    <li className="log-day">
      <h3>
        {dayInWords(entries[0]?.workedOn ?? today, today)}
        {entries.length > 1 && (
          <span className="log-day-total">
            <Hours seconds={total} />
          </span>
        )}
      </h3>
      <ol>
        {entries.map((entry) => (
          <EntryLine key={entry.id} entry={entry} today={today} {...acts} />
        ))}
      </ol>
    </li>
  )
}

function EntryLine({ entry, today, openFrom = '', onVendor, ...acts }: Acts & { entry: LoggedEntry; today: string }) {
  const { description, workType, vendor, project, billable, late, corrects, privateNote, seconds } = entry
  const pending = isPending(entry)
  return (
    <li className={pending ? 'entry entry-pending' : 'entry'}>
      <div className="entry-what">
        <p className="entry-description">{description}</p>
        <p className="entry-tags">
          <span>{workTypeLabels[workType]}</span>
          {vendor && (
            <button type="button" className="entry-vendor" onClick={() => onVendor(vendor)}>
              <span className="unseen">Show only </span>
              {vendor}
            </button>
          )}
          {project && <span>{project}</span>}
          {!billable && <span>not billable</span>}
          {late && <span title="Worked in a closed cycle, counts in this one">late, worked {formatDay(entry.workedOn, today)}</span>}
          {corrects && <span>correction</span>}
          {privateNote && <span title={privateNote}>private note</span>}
        </p>
      </div>
      <span className="entry-hours">
        <Hours seconds={seconds} />
      </span>
      <span className="entry-left">{pending ? 'logging …' : leftInWords(entry.runningBalanceSeconds)}</span>
      <span className="entry-acts">
        {entry.cycleStartsOn < openFrom ? <ClosedActs entry={entry} {...acts} /> : <OpenActs entry={entry} {...acts} />}
      </span>
    </li>
  )
}

type OnEntry = { entry: LoggedEntry } & Pick<Acts, 'onEdit' | 'onRemove' | 'onCorrect'>

function OpenActs({ entry, onEdit, onRemove }: OnEntry) {
  const pending = isPending(entry)
  return (
    <>
      <button type="button" disabled={pending} onClick={() => onEdit(entry)}>
        Edit<span className="unseen"> {entry.description}</span>
      </button>
      <button type="button" disabled={pending} onClick={() => onRemove(entry)}>
        Delete<span className="unseen"> {entry.description}</span>
      </button>
    </>
  )
}

// What was printed stays; what was wrong is put right by another entry.
function ClosedActs({ entry, onCorrect }: OnEntry) {
  return (
    <button type="button" onClick={() => onCorrect(entry)}>
      Correct<span className="unseen"> {entry.description}</span>
    </button>
  )
}

const leftInWords = (seconds: number) => (seconds < 0 ? `${formatHours(-seconds)} over` : `${formatHours(seconds)} left`)

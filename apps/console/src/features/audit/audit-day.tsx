import { type AuditLine, auditWords } from '@hourtab/contract/audit'
import { changeInWords } from '@hourtab/domain/change-in-words'
import type { Day } from '@hourtab/domain/calendar'
import { dayInWords, timeInWords } from '../../days.ts'

type Props = { day: Day; lines: AuditLine[]; today: Day; onRetainer: (retainerId: string) => void }

/** What happened on one day, newest first. */
export function AuditDay({ day, lines, today, onRetainer }: Props) {
  return (
    <li className="audit-day">
      <h2>{dayInWords(day, today)}</h2>
      <ol>
        {lines.map((line) => (
          <Line key={line.id} line={line} today={today} onRetainer={onRetainer} />
        ))}
      </ol>
    </li>
  )
}

function Line({ line, today, onRetainer }: { line: AuditLine; today: Day; onRetainer: Props['onRetainer'] }) {
  const { at, name, person, keyName, retainer, about, changes } = line
  const isRemoval = name.endsWith('.removed')
  return (
    <li className="audit-line">
      <time dateTime={at} title={at}>
        {timeInWords(at)}
      </time>
      <div className="audit-what">
        <p>
          <strong>{auditWords[name]}</strong> {about}
        </p>
        {changes.length > 0 && (
          <ul>
            {changes.map((change) => (
              <li key={change.field}>{changeInWords(change, { isRemoval, today })}</li>
            ))}
          </ul>
        )}
        <p className="audit-who">
          <span>{person?.name ?? 'HourTab'}</span>
          {keyName !== null && <span>by the key {keyName}</span>}
          {retainer && (
            <button type="button" onClick={() => onRetainer(retainer.id)}>
              <span className="unseen">Show only </span>
              {retainer.client} · {retainer.name}
              {retainer.isRemoved && ' (removed)'}
            </button>
          )}
        </p>
      </div>
    </li>
  )
}

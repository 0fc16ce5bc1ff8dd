import type { Alert, AlertMail } from '@hourtab/contract/alerts'
import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { momentInWords } from '../../days.ts'
import { useAlerts } from './alerts.ts'
import { mailInWords } from './mail-in-words.ts'
import './alerts.css'

/** The alerts of a retainer, newest first, and what became of the mail about each. */
export function AlertList({ retainerId, today }: { retainerId: string; today: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage } = useAlerts(retainerId)
  if (error && !data) return <Failure error={error} retry={refetch} what="The alerts" />
  if (!data) return <Skeleton what="the alerts" lines={2} />
  const alerts = data.pages.flatMap(({ items }) => items)
  if (alerts.length === 0) return <p className="quiet">No alerts yet.</p>
  return (
    <>
      <ol className="alerts" aria-label="Alerts">
        {alerts.map((alert) => (
          <Line key={alert.id} alert={alert} today={today} />
        ))}
      </ol>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>Show older alerts</Button>}
    </>
  )
}

function Line({ alert: { percent, cycle, usedSeconds, availableSeconds, at, mails }, today }: { alert: Alert; today: string }) {
  return (
    <li>
      <strong>{percent} %</strong>
      <span>
        {formatHours(usedSeconds)} of {formatHours(availableSeconds)} hours used
        <span className="quiet">
          {formatRange(cycle.startsOn, cycle.endsOn, today)} · passed {momentInWords(at)}
        </span>
        {mails.map((mail) => (
          <Mail key={mail.to.id} mail={mail} />
        ))}
      </span>
    </li>
  )
}

function Mail({ mail }: { mail: AlertMail }) {
  return <span className={mail.fault === null ? 'quiet' : 'alert-unsent'}>{mailInWords(mail, momentInWords)}</span>
}

import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { Link } from 'react-router'
import { Button } from '../../controls/button.tsx'
import { browserTimeZone, todayIn } from '../../days.ts'
import type { Read } from './reading-summary.ts'
import { UploadChoice } from './upload-choice.tsx'
import { UploadProgress } from './upload-progress.tsx'
import { callBack, trySending } from './upload-run.ts'
import type { Upload } from './uploads.ts'

/** One file: what was recognised in it, what is happening to it, and the way to stop that. */
export function UploadLine({ upload }: { upload: Upload }) {
  const { id, file, read, step } = upload
  const isUnderWay = step.at === 'waiting' || step.at === 'recognising' || step.at === 'drafting'
  return (
    <li className={`upload upload-${step.at}`}>
      <div className="upload-head">
        <p className="upload-name">
          <strong>{file.name}</strong>
          {read && <span className="upload-facts"> {factsInWords(read)}</span>}
        </p>
        <Button kind="quiet" onClick={() => callBack(id)}>
          {isUnderWay ? 'Cancel' : 'Clear'}
          <span className="unseen"> {file.name}</span>
        </Button>
      </div>
      <div role="status">
        {step.at === 'waiting' && <p className="quiet">Reading {file.name} …</p>}
        {step.at === 'recognising' && <p className="quiet">Looking up whose hours these are …</p>}
        {step.at === 'drafting' && <p className="quiet">{step.share < 1 ? 'Sending …' : 'Comparing with the work log …'}</p>}
        {step.at === 'drafted' && (
          <p className="quiet">{step.drafts.length === 1 ? 'Ready.' : 'Ready, a draft for each.'} Nothing is logged yet.</p>
        )}
      </div>
      {(step.at === 'recognising' || step.at === 'drafting') && <UploadProgress upload={upload} share={step.share} />}
      {step.at === 'asking' && <UploadChoice upload={upload} candidates={step.candidates} />}
      {step.at === 'drafted' && <Drafts drafts={step.drafts} />}
      {step.at === 'refused' && (
        <div className="upload-refusal" role="alert">
          <p>
            <strong>{file.name} was not imported.</strong> {step.reason}
          </p>
          {step.canTryAgain && <Button onClick={() => trySending(id)}>Try again</Button>}
        </div>
      )}
    </li>
  )
}

function Drafts({ drafts }: { drafts: { path: string; title?: string }[] }) {
  return (
    <ul className="upload-drafts">
      {drafts.map(({ path, title }) => (
        <li key={path}>
          <Link to={path}>{title ?? 'Look at the draft'}</Link>
        </li>
      ))}
    </ul>
  )
}

/** `Toggl Track · 1,204 rows · 812.5 h · Jul 1 – 31`. */
function factsInWords({ tracker, rows, seconds, days }: Read): string {
  const parts = [
    tracker,
    `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`,
    seconds !== null && `${formatHours(seconds)} h`,
    days && formatRange(days.from, days.through, todayIn(browserTimeZone())),
  ]
  return parts.filter(Boolean).join(' · ')
}

import type { Import } from '@hourtab/contract/imports'
import { formatRange } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { Button } from '../../../controls/button.tsx'
import { Notice } from '../../../controls/notice.tsx'
import { useDiscardImport } from '../publishing.ts'
import './preview.css'

/** What a file is, how it was recognised, and whether it adds up. */
export function PreviewHead({ draft, today }: { draft: Import; today: string }) {
  const { filename, why, range, state, totals, warnings } = draft
  const { rows, readSeconds } = totals
  return (
    <header className="preview-head">
      <div className="preview-title">
        <h2>{filename}</h2>
        {state === 'draft' && <Discard draft={draft} />}
      </div>
      <p>{why}</p>
      <ul className="preview-facts">
        {state === 'draft' && <li>Draft: nothing is logged yet</li>}
        <li>
          {rows} {rows === 1 ? 'row' : 'rows'} read{readSeconds > 0 && `, ${formatHours(readSeconds)}\u00a0h`}
        </li>
        <FileTotal {...totals} />
        {range && <li>Speaks for {formatRange(range.from, range.through, today)}</li>}
      </ul>
      {warnings.length > 0 && (
        <Notice tone="late">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
    </header>
  )
}

function Discard({ draft }: { draft: Import }) {
  const { mutate: discardImport } = useDiscardImport(draft)
  return (
    <Button kind="quiet" onClick={() => discardImport()}>
      Discard this draft
    </Button>
  )
}

// Trackers round each row, so the sum may be off by less than anyone would miss.
const toleranceSeconds = 60

function FileTotal({ fileSeconds, readSeconds }: Import['totals']) {
  if (fileSeconds === null) return null
  const apart = Math.abs(fileSeconds - readSeconds)
  const own = <>The file’s own total is {formatHours(fileSeconds)}&nbsp;h</>
  if (apart <= toleranceSeconds) return <li className="preview-agrees">{own}: they agree</li>
  return (
    <li className="preview-differs">
      {own}: they differ by {formatHours(apart)}&nbsp;h
    </li>
  )
}

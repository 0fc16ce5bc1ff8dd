import { Button } from '../../controls/button.tsx'

type Props = { isFiltered: boolean; isWhole: boolean; onWhole: () => void }

/** A log with nothing in it, and what would put something there. */
export function EmptyLog({ isFiltered, isWhole, onWhole }: Props) {
  if (isFiltered)
    return (
      <p className="empty">
        Nothing in {isWhole ? 'any cycle' : 'this cycle'} matches.{' '}
        {!isWhole && (
          <Button kind="quiet" onClick={onWhole}>
            Look in all cycles
          </Button>
        )}
      </p>
    )
  return (
    <div className="empty">
      <p>Nothing is logged in this cycle. Type a line above, or drop an export of your time tracker on this page. Lines such as:</p>
      <ul className="first-lines">
        <li>Discovery: stakeholder interviews, 6 SMEs, current-state documentation, 8h</li>
        <li>Vendor A: weekly sync + change order analysis + deliverable acceptance review, 3h</li>
        <li>Go-live: cutover checklist execution + issue triage + hypercare standup, 6h</li>
      </ul>
    </div>
  )
}

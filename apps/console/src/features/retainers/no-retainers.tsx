import { ButtonLink } from '../../controls/button.tsx'

/** The first minutes of a workspace: what to do, in the order it is done. */
export function NoRetainers() {
  return (
    <div className="first-steps">
      <ol>
        <li>
          <h2>Create one retainer per client engagement</h2>
          <p>Client, monthly hour cap, start date. Two projects under one retainer share one URL; separate budget owners get their own.</p>
        </li>
        <li>
          <h2>Log discovery, vendor coordination and go-live work as it happens</h2>
          <p>One line is enough:</p>
          <ul className="first-lines">
            <li>Discovery: stakeholder interviews, 6 SMEs, current-state documentation, 8h</li>
            <li>Vendor A: weekly sync + change order analysis + deliverable acceptance review, 3h</li>
            <li>Go-live: cutover checklist execution + issue triage + hypercare standup, 6h</li>
          </ul>
          <p>Or drop an export from Toggl, Harvest or your time tracker on the retainer.</p>
        </li>
        <li>
          <h2>Share the URL at engagement start</h2>
          <p>Drop the link in the engagement letter. Your client sees hours used and remaining, without a login.</p>
        </li>
      </ol>
      <ButtonLink kind="primary" to="/retainers/new">
        Create your first retainer
      </ButtonLink>
    </div>
  )
}

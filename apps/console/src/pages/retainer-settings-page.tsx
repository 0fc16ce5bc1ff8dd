import { Link } from 'react-router'
import { AlertList } from '../features/alerts/alert-list.tsx'
import { AlertsForm } from '../features/retainers/alerts-form.tsx'
import { NewTermsForm } from '../features/retainers/new-terms-form.tsx'
import { PauseSetting } from '../features/retainers/pause-setting.tsx'
import { RemoveRetainer } from '../features/retainers/remove-retainer.tsx'
import { RetainerForm } from '../features/retainers/retainer-form.tsx'
import { RetainerFrame } from '../features/retainers/retainer-frame.tsx'
import { TermsList } from '../features/retainers/terms-list.tsx'
import { UpdatesForm } from '../features/updates/updates-form.tsx'
import './settings-page.css'

export function RetainerSettingsPage() {
  return (
    <RetainerFrame section="Settings">
      {({ retainer, etag, today }) => (
        <>
          <section className="setting">
            <div>
              <h2>Terms</h2>
              <p className="quiet">
                The cap and what happens at the end of a cycle. A change counts from a cycle on and rewrites nothing before it.
              </p>
            </div>
            <div>
              <TermsList retainerId={retainer.id} today={today} />
              <NewTermsForm retainer={retainer} today={today} />
            </div>
          </section>
          <section className="setting">
            <div>
              <h2>Pause</h2>
              <p className="quiet">
                A paused cycle has no cap. What is logged in it still counts, carried hours wait, and cycles go on resetting on their days.
              </p>
            </div>
            <PauseSetting retainer={retainer} today={today} />
          </section>
          <section className="setting">
            <div>
              <h2>Name and schedule</h2>
              <p className="quiet">
                When cycles begin and which hours count. What a change makes of each cycle is shown before it is saved.
              </p>
            </div>
            <RetainerForm retainer={retainer} etag={etag} today={today} />
          </section>
          <section className="setting">
            <div>
              <h2>Updates</h2>
              <p className="quiet">
                How often you promise your client to bring the log up to date. The client page names the day the next update is due, in
                amber once it has passed.
              </p>
            </div>
            <UpdatesForm retainer={retainer} etag={etag} />
          </section>
          <section className="setting" id="alerts">
            <div>
              <h2>Alerts</h2>
              <p className="quiet">
                Each share is passed once in a cycle, by whatever passes it first. Mail about it is turned on in{' '}
                <Link to="/settings">your settings</Link>.
              </p>
            </div>
            <div>
              <AlertsForm retainer={retainer} etag={etag} />
              <AlertList retainerId={retainer.id} today={today} />
            </div>
          </section>
          <section className="setting">
            <h2>Remove</h2>
            <div>
              <RemoveRetainer retainer={retainer} />
            </div>
          </section>
        </>
      )}
    </RetainerFrame>
  )
}

import { BalanceBar } from '@hourtab/ui/balance-bar'
import '@hourtab/ui/balance-bar.css'
import { Hours } from '@hourtab/ui/hours'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import './example-tab.css'

const figures = { availableSeconds: 72_000, usedSeconds: 43_200, sentence: '12 of 20 hours used · 8 hours remain · resets Aug 1' }
const entries = [
  {
    day: 'Jul 14',
    description: 'Vendor A: weekly sync + change order analysis + deliverable acceptance review',
    seconds: 10_800,
    left: 28_800,
  },
  { day: 'Jul 9', description: 'Reporting: weekly status report', seconds: 3600, left: 39_600 },
  { day: 'Jul 6', description: 'Discovery: stakeholder interviews, 6 SMEs, current-state documentation', seconds: 28_800, left: 43_200 },
]

/** What a client sees behind the link, in small. */
export function ExampleTab() {
  return (
    <figure className="example" aria-label="An example of what a client sees">
      <figcaption className="example-who">Halden Rail · PMO retainer</figcaption>
      <p className="example-number">
        12 <span>of 20 hours used</span>
      </p>
      <BalanceBar balance={figures} />
      <p className="example-rest">
        <Parts of={['8 hours remain', 'resets Aug 1']} />
      </p>
      <ol className="example-log">
        {entries.map(({ day, description, seconds, left }) => (
          <li key={day}>
            <span className="quiet">{day}</span>
            <span>{description}</span>
            <Hours seconds={seconds} />
            <span className="quiet">
              <Hours seconds={left} /> left
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}

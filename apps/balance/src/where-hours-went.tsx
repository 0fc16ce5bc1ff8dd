import type { PublicBalance } from '@hourtab/contract/public-balance'
import { formatDay } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { Hours } from '@hourtab/ui/hours'
import { logAt } from './address.ts'

type Breakdown = NonNullable<PublicBalance['breakdown']>
type Props = { page: PublicBalance; breakdown: Breakdown }

/** Where the hours of the cycle went, by kind of work and by vendor and week; each figure opens the entries behind it. */
export function WhereHoursWent({ page, breakdown }: Props) {
  if (breakdown.workTypes.length === 0) return null
  return (
    <section class="where" aria-labelledby="where">
      <h2 id="where">Where the hours went</h2>
      <WorkTypes page={page} breakdown={breakdown} />
      {breakdown.vendors.length > 0 && <Vendors page={page} breakdown={breakdown} />}
    </section>
  )
}

function WorkTypes({ page, breakdown: { workTypes } }: Props) {
  const most = Math.max(...workTypes.map(({ seconds }) => seconds), 1)
  return (
    <table class="types" aria-labelledby="where">
      <tbody>
        {workTypes.map(({ workType, seconds }) => (
          <tr key={workType}>
            <th scope="row">
              <a href={logAt(page, { type: workType })}>{workTypeLabels[workType]}</a>
            </th>
            <td>
              <span class="bar">
                <svg width="100%" height="8" aria-hidden="true">
                  <rect width={`${Math.max(0, Math.round((100 * seconds) / most))}%`} height="8" />
                </svg>
                <Hours seconds={seconds} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Vendors({ page, breakdown: { vendors, weeks, sentence } }: Props) {
  const most = Math.max(...vendors.flatMap(({ weekSeconds }) => weekSeconds), 1)
  return (
    <>
      <h3 id="vendors">{sentence}</h3>
      <div class="scroll">
        <table class="weeks" aria-labelledby="vendors">
          <thead>
            <tr>
              <th scope="col">Vendor, week of</th>
              {weeks.map((week) => (
                <th key={week} scope="col">
                  {formatDay(week, page.today)}
                </th>
              ))}
              <th scope="col">Hours</th>
            </tr>
          </thead>
          <tbody>
            {vendors.map(({ vendor, seconds, weekSeconds }) => (
              <tr key={vendor}>
                <th scope="row" dir="auto">
                  {vendor === null ? 'Others' : <a href={logAt(page, { vendor })}>{vendor}</a>}
                </th>
                {weekSeconds.map((ofWeek, at) => (
                  <td key={weeks[at]} class={`heat${heatOf(ofWeek, most)}`}>
                    {ofWeek !== 0 && vendor !== null ? (
                      <a href={logAt(page, { vendor, week: weeks[at]! })}>{formatHours(ofWeek)}</a>
                    ) : (
                      ofWeek !== 0 && formatHours(ofWeek)
                    )}
                  </td>
                ))}
                <td>{formatHours(seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** How strongly a cell is coloured, 0 to 4; the figure in it says the same without colour. */
const heatOf = (seconds: number, most: number): number => (seconds <= 0 ? 0 : Math.max(1, Math.round((4 * seconds) / most)))

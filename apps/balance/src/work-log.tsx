import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import { formatWeekday } from '@hourtab/domain/calendar'
import { balanceAfter, marksOf } from '@hourtab/domain/statement'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { Hours } from '@hourtab/ui/hours'
import { byDay, isCurrent } from './view.ts'

type Props = { page: PublicBalance; fresh?: ReadonlySet<string>; more?: { isLoading: boolean; load: () => void } }

/** The work log, newest first, a heading for each day. */
export function WorkLog({ page, fresh, more }: Props) {
  const { entries, balance, today } = page
  return (
    <section class="log" aria-labelledby="log">
      <h2 id="log">Work log</h2>
      {entries.length === 0 && <p class="empty">{emptyInWords(page)}</p>}
      {byDay(entries).map(({ day, entries: ofDay }) => (
        <section key={day} class="day">
          <h3>{formatWeekday(day, today)}</h3>
          <ul>
            {ofDay.map((entry) => (
              <Entry
                key={entry.id}
                entry={entry}
                today={today}
                availableSeconds={balance.availableSeconds}
                isFresh={fresh?.has(entry.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      {page.nextCursor && (
        <p class="more">
          {`Newest ${entries.length} of ${balance.entryCount} entries`}
          {more && (
            <button type="button" disabled={more.isLoading} onClick={more.load}>
              {more.isLoading ? 'Loading' : 'Show more'}
            </button>
          )}
        </p>
      )}
    </section>
  )
}

type Line = { entry: PublicEntry; today: string; availableSeconds: number; isFresh?: boolean }

function Entry({ entry, today, availableSeconds, isFresh }: Line) {
  const { description, workType, vendor, project, seconds, counted } = entry
  return (
    <li class={[isFresh && 'fresh', !counted && 'uncounted'].filter(Boolean).join(' ') || undefined}>
      <p dir="auto">{description}</p>
      <small>
        {workTypeLabels[workType]}
        <Name of={vendor} />
        <Name of={project} />
        {marksOf(entry, today).map((mark) => ` · ${mark}`)}
      </small>
      <Hours seconds={seconds} />
      <small>{balanceAfter(availableSeconds, entry)}</small>
    </li>
  )
}

const Name = ({ of }: { of: string | null }) =>
  of && (
    <>
      {' · '}
      <bdi>{of}</bdi>
    </>
  )

const emptyInWords = (page: PublicBalance) =>
  isCurrent(page)
    ? 'Nothing logged in this cycle yet. Each entry appears here, with its hours and what is left, as soon as it is logged.'
    : 'Nothing was logged in this cycle.'

import type { PublicBalance, PublicEntry } from '@hourtab/contract/public-balance'
import { formatWeekday } from '@hourtab/domain/calendar'
import { formatHours } from '@hourtab/domain/hours'
import { balanceAfter, marksOf } from '@hourtab/domain/statement'
import { workTypeLabels } from '@hourtab/domain/work-types'
import { Hours } from '@hourtab/ui/hours'
import { logAt, type Terms } from './address.ts'
import { Find } from './find.tsx'
import { byDay, isCurrent } from './view.ts'

type Props = { page: PublicBalance; terms: Terms }

const step = 50

/** The work log, newest first, a heading for each day: whole, or what was asked of it. */
export function WorkLog({ page, terms }: Props) {
  const { entries, balance, today, found } = page
  const all = found?.entries ?? balance.entryCount
  return (
    <section class="log" aria-labelledby="log">
      <h2 id="log">Work log</h2>
      {balance.entryCount > 1 && <Find page={page} terms={terms} />}
      {found && (
        <p class="found">
          <span>{`${found.entries === 1 ? '1 entry' : `${found.entries} entries`} · ${formatHours(found.seconds)} h`}</span>
          <a href={logAt(page)}>Show the whole log</a>
        </p>
      )}
      {balance.entryCount === 0 && <p class="empty">{emptyInWords(page)}</p>}
      {byDay(entries).map(({ day, entries: ofDay }) => (
        <section key={day} class="day">
          <h3>{formatWeekday(day, today)}</h3>
          <ul>
            {ofDay.map((entry) => (
              <Entry key={entry.id} entry={entry} page={page} />
            ))}
          </ul>
        </section>
      ))}
      {entries.length < all && (
        <p class="more">
          <span>{`Newest ${entries.length} of ${all} entries`}</span>
          <a href={logAt(page, { ...terms, show: String(entries.length + step) }, `e${entries.at(-1)?.id}`)}>Show more</a>
        </p>
      )}
    </section>
  )
}

function Entry({ entry, page }: { entry: PublicEntry; page: PublicBalance }) {
  const { id, description, workType, vendor, project, seconds, counted } = entry
  return (
    <li id={`e${id}`} class={counted ? undefined : 'uncounted'}>
      <p dir="auto">{description}</p>
      <small>
        {workTypeLabels[workType]}
        <Name of={vendor} />
        <Name of={project} />
        {marksOf(entry, page.today).map((mark) => ` · ${mark}`)}
        {'\u00a0'}
        <a class="at" href={logAt(page, { entry: id })} aria-label="Link to this entry">
          #
        </a>
      </small>
      <Hours seconds={seconds} />
      <small>{balanceAfter(page.balance.availableSeconds, entry)}</small>
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

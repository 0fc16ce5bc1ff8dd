import type { LoggedEntry } from '@hourtab/contract/entries'
import { type ReactNode, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { removeAtOnce } from './at-once.ts'
import { type LogFilter, logAgain, useEntries } from './entries.ts'
import { CorrectDialog } from './correct-dialog.tsx'
import { EmptyLog } from './empty-log.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { ExportLog } from './export-log.tsx'
import { LogDay } from './log-day.tsx'
import { LogSearch, isFiltering } from './log-search.tsx'
import './work-log.css'

type Props = {
  retainerId: string
  cycle?: { startsOn: string; endsOn: string }
  /** The oldest open cycle; what counts before it can only be corrected. */
  oldestOpen?: { startsOn: string; endsOn: string }
  today: string
  acts?: ReactNode
}

/** The work log of a cycle, or of all of them, by day, with what was left after each entry. */
export function WorkLog({ retainerId, cycle, oldestOpen, today, acts }: Props) {
  const [filter, setFilter] = useState<LogFilter>({})
  const [isWhole, setWhole] = useState(false)
  const [corrected, setCorrected] = useState<LoggedEntry | null>(null)
  const [edited, setEdited] = useState<LoggedEntry | null>(null)
  const span = isWhole ? {} : { cycle: cycle?.startsOn }
  const wanted = { ...filter, ...span }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useEntries(
    retainerId,
    wanted,
    cycle !== undefined,
  )

  async function remove(entry: LoggedEntry) {
    setEdited(null)
    try {
      await removeAtOnce(retainerId, entry.id)
      say('Entry deleted', { act: () => logAgain(entry).catch(tell) })
    } catch (failure) {
      say(`Not deleted. ${inWords(failure)}`, { tone: 'bad', isLasting: true })
    }
  }

  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className="work-log" aria-labelledby="work-log-title">
      <LogSearch filter={filter} isWhole={isWhole} onFilter={setFilter} onWhole={setWhole}>
        {acts}
        {entries.length > 0 && <ExportLog retainerId={retainerId} filter={wanted} />}
      </LogSearch>
      {error && !data && <Failure error={error} retry={refetch} what="The work log" />}
      {!data && !error && <Skeleton what="the work log" lines={8} />}
      {data && entries.length === 0 && <EmptyLog isFiltered={isFiltering(filter)} isWhole={isWhole} onWhole={() => setWhole(true)} />}
      <ol className="log-days" aria-busy={isPlaceholderData}>
        {byDay(entries).map((day) => (
          <LogDay
            key={day[0] && placeOf(day[0])}
            entries={day}
            today={today}
            openFrom={oldestOpen?.startsOn}
            onCorrect={setCorrected}
            onEdit={setEdited}
            onRemove={(entry) => void remove(entry)}
            onVendor={(vendor) => setFilter({ ...filter, vendor })}
          />
        ))}
      </ol>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} aria-disabled={isFetchingNextPage}>
          {isFetchingNextPage ? 'Loading …' : 'Show older entries'}
        </Button>
      )}
      {corrected && oldestOpen && <CorrectDialog entry={corrected} open={oldestOpen} today={today} onClose={() => setCorrected(null)} />}
      {edited && <EntryDialog entry={edited} onClose={() => setEdited(null)} onRemove={() => void remove(edited)} />}
    </section>
  )
}

// What came late stands in the cycle it counts in, apart from what was logged of its day before.
const placeOf = ({ cycleStartsOn, workedOn }: LoggedEntry) => `${cycleStartsOn} ${workedOn}`
const byDay = (entries: LoggedEntry[]): LoggedEntry[][] => [...Map.groupBy(entries, placeOf).values()]
const tell = (error: unknown) => say(inWords(error), { tone: 'bad', isLasting: true })

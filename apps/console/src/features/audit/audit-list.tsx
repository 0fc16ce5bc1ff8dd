import { Button } from '../../controls/button.tsx'
import { DownloadLink } from '../../controls/download-link.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { browserTimeZone, dayIn, todayIn } from '../../days.ts'
import { AuditDay } from './audit-day.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { addressOf, useAudit, useWanted } from './audit.ts'
import './audit.css'

const nobody = { person: undefined, what: undefined, retainerId: undefined, from: undefined, to: undefined }

/** Who changed what and when, by day, newest first. */
export function AuditList() {
  const [wanted, want] = useWanted()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useAudit(wanted)
  const lines = data?.pages.flatMap(({ items }) => items) ?? []
  const zone = browserTimeZone()
  const days = [...Map.groupBy(lines, ({ at }) => dayIn(zone, new Date(at)))]
  return (
    <>
      <div className="audit-head">
        <AuditFilters wanted={wanted} onChange={want} />
        {lines.length > 0 && (
          <DownloadLink href={addressOf(wanted)}>
            Export CSV<span className="unseen"> of these lines and all older ones that fit</span>
          </DownloadLink>
        )}
      </div>
      {error && !data && <Failure error={error} retry={refetch} what="The audit" />}
      {!data && !error && <Skeleton what="the audit" lines={8} />}
      {data && lines.length === 0 && <NoLines isFiltered={Object.keys(wanted).length > 0} onAll={() => want(nobody)} />}
      <ol className="audit-days" aria-busy={isPlaceholderData}>
        {days.map(([day, of]) => (
          <AuditDay key={day} day={day} lines={of} today={todayIn(zone)} onRetainer={(retainerId) => want({ retainerId })} />
        ))}
      </ol>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} aria-disabled={isFetchingNextPage}>
          {isFetchingNextPage ? 'Loading …' : 'Show older lines'}
        </Button>
      )}
    </>
  )
}

function NoLines({ isFiltered, onAll }: { isFiltered: boolean; onAll: () => void }) {
  if (!isFiltered) return <p className="quiet">Nothing has been changed yet. The first retainer or entry begins the audit.</p>
  return (
    <p className="quiet">
      Nothing fits. <Button onClick={onAll}>Show everything</Button>
    </p>
  )
}

import { exportEntries } from '@hourtab/contract/entries'
import { DownloadLink } from '../../controls/download-link.tsx'
import type { LogFilter } from './entries.ts'

/** Takes the entries that are shown as a CSV file, which comes back unchanged when it is imported. */
export const ExportLog = ({ retainerId, filter }: { retainerId: string; filter: LogFilter }) => (
  <DownloadLink href={addressOf(retainerId, filter)}>
    Export CSV<span className="unseen"> of the entries below</span>
  </DownloadLink>
)

function addressOf(retainerId: string, filter: LogFilter): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `${exportEntries.path.replace(':retainerId', retainerId)}?${new URLSearchParams(given)}`
}

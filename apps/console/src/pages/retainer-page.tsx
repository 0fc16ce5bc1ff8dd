import { oldestOpen } from '@hourtab/domain/ledger-closed'
import { useParams, useSearchParams } from 'react-router'
import { useBalance, useCycles } from '../features/balance/balance.ts'
import { BalanceHead } from '../features/balance/balance-head.tsx'
import { CycleSwitcher } from '../features/balance/cycle-switcher.tsx'
import { LogLine } from '../features/entries/log-line.tsx'
import { WorkLog } from '../features/entries/work-log.tsx'
import { PasteTable } from '../features/imports/paste-table.tsx'
import { fileOf } from '../features/imports/pasted.ts'
import { UploadAnywhere, useFilesOf } from '../features/imports/upload-anywhere.tsx'
import { type Opened, RetainerFrame } from '../features/retainers/retainer-frame.tsx'
import { UpdateDue } from '../features/updates/update-due.tsx'
import './retainer-page.css'

export function RetainerPage() {
  const { retainerId = '' } = useParams()
  const [search] = useSearchParams()
  // Asked for beside the retainer, not after it.
  useBalance(retainerId, search.get('on') ?? undefined)
  useCycles(retainerId)
  return <RetainerFrame section="Work log">{(opened) => <Ledger key={opened.retainer.id} {...opened} />}</RetainerFrame>
}

function Ledger({ retainer, etag, today }: Opened) {
  const { id, closedThrough } = retainer
  const [search] = useSearchParams()
  const on = search.get('on') ?? undefined
  const { data } = useBalance(id, on)
  const onFiles = useFilesOf(id)
  return (
    <>
      <BalanceHead retainerId={id} on={on} today={today} />
      <UpdateDue retainer={retainer} etag={etag} on={on} today={today} />
      <UploadAnywhere retainerId={id} />
      <LogLine retainerId={id} today={today} onSheet={(text) => onFiles([fileOf(text)])} />
      <div className="ledger">
        <WorkLog
          retainerId={id}
          cycle={data?.balance.cycle}
          oldestOpen={oldestOpen(retainer, closedThrough ?? undefined)}
          today={today}
          acts={<PasteTable onFiles={onFiles} />}
        />
        <CycleSwitcher retainerId={id} on={on} today={today} />
      </div>
    </>
  )
}

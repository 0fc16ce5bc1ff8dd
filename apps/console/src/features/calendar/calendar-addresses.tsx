import type { ApiKey } from '@hourtab/contract/api-keys'
import { formatDay } from '@hourtab/domain/calendar'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { browserTimeZone, todayIn } from '../../days.ts'
import { useApiKeys } from '../api-keys/api-keys.ts'
import { AddressDialog } from './address-dialog.tsx'
import { EndAddressDialog } from './end-address-dialog.tsx'
import './calendar.css'

type Asked = { kind: 'new' } | { kind: 'replace' | 'revoke'; address: ApiKey } | { kind: 'made'; url: string }

/** The addresses that calendar programs subscribe to; each can be replaced or revoked by itself. */
export function CalendarAddresses() {
  const { data, error, refetch } = useApiKeys()
  const [asked, setAsked] = useState<Asked | null>(null)
  if (error && !data) return <Failure error={error} retry={refetch} what="The calendar" />
  if (!data) return <Skeleton what="the calendar" lines={2} />
  const today = todayIn(browserTimeZone())
  const addresses = data.items.filter(({ scope }) => scope === 'calendar')
  const close = () => setAsked(null)
  const show = (url: string) => setAsked({ kind: 'made', url })
  return (
    <>
      <ol className="addresses">
        {addresses.map((address) => (
          <li key={address.id}>
            <div>
              <p>{address.name}</p>
              <p className="quiet">{address.lastUsedOn ? `Last read ${formatDay(address.lastUsedOn, today)}` : 'Not read yet'}</p>
            </div>
            <div className="address-acts">
              <Button kind="quiet" onClick={() => setAsked({ kind: 'replace', address })}>
                New address<span className="unseen"> for {address.name}</span>
              </Button>
              <Button kind="danger" onClick={() => setAsked({ kind: 'revoke', address })}>
                Revoke<span className="unseen"> {address.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button onClick={() => setAsked({ kind: 'new' })}>Subscribe in your calendar</Button>
      {(asked?.kind === 'new' || asked?.kind === 'made') && (
        <AddressDialog url={asked.kind === 'made' ? asked.url : undefined} onMade={show} onClose={close} />
      )}
      {(asked?.kind === 'replace' || asked?.kind === 'revoke') && <EndAddressDialog {...asked} onMade={show} onClose={close} />}
    </>
  )
}

import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useShareLinks } from './share-links.ts'
import './share-links.css'

type Props = { retainerId: string; number: number; today: string }

/** The address of a statement for a client, one for each link that opens it: those that show the full log. */
export function SendStatement({ retainerId, number, today }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        Client link<span className="unseen"> to Statement {number}</span>
      </Button>
      {isOpen && (
        <Dialog title={`Statement ${number} for your client`} onClose={() => setOpen(false)}>
          <Addresses retainerId={retainerId} number={number} today={today} />
        </Dialog>
      )}
    </>
  )
}

function Addresses({ retainerId, number, today }: Props) {
  const { data, error, refetch } = useShareLinks(retainerId)
  if (error && !data) return <Failure error={error} retry={refetch} what="The links" />
  if (!data) return <Skeleton what="the links" lines={2} />
  const open = data.items.filter(
    ({ audience, url, expiresOn }) => audience === 'full' && url !== null && (expiresOn === null || expiresOn >= today),
  )
  if (open.length === 0)
    return (
      <p>
        A statement opens through a link that shows the full log, and there is none yet. Create one on the page of the{' '}
        <Link to={`/retainers/${retainerId}/links`}>links</Link>.
      </p>
    )
  return (
    <ul className="links">
      {open.map(({ id, name, url }) => (
        <li key={id} className="link">
          <div>
            <h3>{name}</h3>
            <p className="link-url">{`${url}/statements/${number}`}</p>
          </div>
          <div className="link-acts">
            <CopyButton text={`${url}/statements/${number}`} what={`Link for ${name}`} label="Copy link" kind="primary" />
          </div>
        </li>
      ))}
    </ul>
  )
}

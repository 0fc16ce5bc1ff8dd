import type { ShareLink } from '@hourtab/contract/share-links'
import { formatDay, formatWeekday } from '@hourtab/domain/calendar'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { EndLinkDialog, type Ending } from './end-link-dialog.tsx'
import { LetterSentence } from './letter-sentence.tsx'
import { useShareLinks } from './share-links.ts'
import './share-links.css'

type Link = Pick<ShareLink, 'id' | 'name' | 'url' | 'expiresOn' | 'lastOpenedOn'>

/** The links that open a retainer, newest first, each with what can be done to it. */
export function LinkList({ retainerId, today }: { retainerId: string; today: string }) {
  const { data, error, refetch } = useShareLinks(retainerId)
  const [ending, setEnding] = useState<Ending | null>(null)
  if (error && !data) return <Failure error={error} retry={refetch} what="The links" />
  if (!data) return <Skeleton what="the links" lines={4} />
  const [first] = data.items
  return (
    <>
      {data.items.length === 0 && (
        <p className="empty">
          No one but you can see this retainer. Create a link for everyone who asks about hours, named after who gets it: CTO, CFO. Each can
          be revoked by itself.
        </p>
      )}
      <ol className="links">
        {data.items.map((link) => (
          <Line key={link.id} link={link} today={today} onEnd={setEnding} />
        ))}
      </ol>
      {first?.url && <LetterSentence url={first.url} />}
      {ending && <EndLinkDialog retainerId={retainerId} ending={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function Line({ link, today, onEnd }: { link: Link; today: string; onEnd: (ending: Ending) => void }) {
  const { name, url, expiresOn, lastOpenedOn } = link
  const isEnded = expiresOn !== null && expiresOn < today
  return (
    <li className="link">
      <div className="link-what">
        <h2>{name}</h2>
        <p className="link-url">{url ?? 'It opens where it was shared. To copy it here, give it a new URL.'}</p>
        <p className="quiet">
          {lastOpenedOn ? `Last opened ${formatWeekday(lastOpenedOn, today)}` : 'Not opened yet'}
          {expiresOn && ` · ${isEnded ? 'ended' : 'opens through'} ${formatDay(expiresOn, today)}`}
        </p>
      </div>
      <div className="link-acts">
        {url && (
          <>
            <CopyButton text={url} what={`Link for ${name}`} label="Copy link" kind="primary" />
            <a className="button button-plain" href={url} target="_blank" rel="noreferrer">
              See it as your client does<span className="unseen"> ({name}, in a new tab)</span>
            </a>
          </>
        )}
        <Button kind="quiet" onClick={() => onEnd({ kind: 'rotate', link })}>
          New URL<span className="unseen"> for {name}</span>
        </Button>
        <Button kind="danger" onClick={() => onEnd({ kind: 'revoke', link })}>
          Revoke<span className="unseen"> the link for {name}</span>
        </Button>
      </div>
    </li>
  )
}

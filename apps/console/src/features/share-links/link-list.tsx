import type { ShareLink } from '@hourtab/contract/share-links'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { EditLinkDialog } from './edit-link-dialog.tsx'
import { Embed } from './embed.tsx'
import { EndLinkDialog, type Ending } from './end-link-dialog.tsx'
import { LetterSentence } from './letter-sentence.tsx'
import { linkInWords } from './link-in-words.ts'
import { useShareLinks } from './share-links.ts'
import './share-links.css'

/** The links that open a retainer, newest first, each with what can be done to it. */
export function LinkList({ retainerId, today }: { retainerId: string; today: string }) {
  const { data, error, refetch } = useShareLinks(retainerId)
  const [editedId, setEditedId] = useState<string | null>(null)
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
          <Line key={link.id} link={link} today={today} onEdit={setEditedId} onEnd={setEnding} />
        ))}
      </ol>
      {first?.url && <LetterSentence link={first} url={first.url} />}
      {editedId && <EditLinkDialog retainerId={retainerId} linkId={editedId} today={today} onClose={() => setEditedId(null)} />}
      {ending && <EndLinkDialog retainerId={retainerId} ending={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

type LineProps = { link: ShareLink; today: string; onEdit: (linkId: string) => void; onEnd: (ending: Ending) => void }

function Line({ link, today, onEdit, onEnd }: LineProps) {
  const { id, name, url, hasPassword } = link
  return (
    <li className="link">
      <div className="link-what">
        <h2>{name}</h2>
        <p className="quiet">
          <Parts of={linkInWords(link, today)} strong={0} />
        </p>
        <p className="link-url">{url ?? 'It opens where it was shared. To copy it here, give it a new URL.'}</p>
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
        <div className="link-more">
          <Button kind="quiet" onClick={() => onEdit(id)}>
            Edit<span className="unseen"> the link for {name}</span>
          </Button>
          <Button kind="quiet" onClick={() => onEnd({ kind: 'rotate', link })}>
            New URL<span className="unseen"> for {name}</span>
          </Button>
          <Button kind="danger" onClick={() => onEnd({ kind: 'revoke', link })}>
            Revoke<span className="unseen"> the link for {name}</span>
          </Button>
        </div>
      </div>
      {url && <Embed name={name} url={url} hasPassword={hasPassword} />}
    </li>
  )
}

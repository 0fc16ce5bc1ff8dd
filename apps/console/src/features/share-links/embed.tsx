import type { ShareLink } from '@hourtab/contract/share-links'
import { CopyButton } from '../../controls/copy-button.tsx'
import { badgeOf, feedOf } from './embeddable.ts'

/** What a page of the client's may embed: the balance as a picture and as a few fields. */
export function Embed({ name, url, hasPassword }: Pick<ShareLink, 'name' | 'hasPassword'> & { url: string }) {
  if (hasPassword) return <p className="quiet">Not to be embedded: a page that embeds it cannot give the password.</p>
  return (
    <details className="embed">
      <summary>
        Embed<span className="unseen"> the balance for {name}</span>
      </summary>
      <p className="quiet">For a wiki or a dashboard: the balance as a picture, and as a few fields of JSON. Both stay up to date.</p>
      <div className="link-acts">
        <CopyButton text={badgeOf(url)} what={`Badge for ${name}`} label="Copy the badge as HTML" />
        <CopyButton text={feedOf(url)} what={`Feed for ${name}`} label="Copy the address of the feed" />
      </div>
    </details>
  )
}

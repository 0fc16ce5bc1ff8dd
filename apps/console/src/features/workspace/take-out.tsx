import { exportWorkspace } from '@hourtab/contract/workspace'
import { DownloadLink } from '../../controls/download-link.tsx'
import './take-out.css'

/** Takes the whole workspace as one file; as an offer, before it goes, in a sentence. */
export const TakeOut = ({ isOffer = false }: { isOffer?: boolean }) => (
  <div className="take-out">
    {isOffer ? (
      <p>If you may want any of it again, take it out first.</p>
    ) : (
      <p className="quiet">
        A zip of JSON and CSV: clients, retainers and terms, every entry, cycles, statements, imports, links and the audit. Tables open in a
        spreadsheet. A large workspace takes a minute. Passwords, API keys, webhooks and the secret part of links are not in it.
      </p>
    )}
    <DownloadLink href={exportWorkspace.path}>{isOffer ? 'Take everything out' : 'Download everything'}</DownloadLink>
  </div>
)

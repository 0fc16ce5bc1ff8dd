import { readMe } from '@hourtab/contract/accounts'
import type { MouseEvent, ReactNode } from 'react'
import { ask } from '../api.ts'
import { inWords } from '../in-words.ts'
import { say } from './toast.ts'

/** A file of the api, taken by a link that looks like a button. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  async function download(event: MouseEvent<HTMLAnchorElement>) {
    event.preventDefault()
    try {
      // A link cannot renew the session, so that is done before it is followed.
      await ask(readMe, {})
      Object.assign(document.createElement('a'), { href, download: '' }).click()
    } catch (error) {
      say(`Not downloaded. ${inWords(error)}`, { tone: 'bad' })
    }
  }
  return (
    <a className="button button-quiet" href={href} download onClick={(event) => void download(event)}>
      {children}
    </a>
  )
}

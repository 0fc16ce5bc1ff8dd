import { readMe } from '@hourtab/contract/accounts'
import type { MouseEvent, ReactNode } from 'react'
import { ask } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'

/** A link to a file. It cannot renew the session, so that is done before it is followed. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  async function download(event: MouseEvent<HTMLAnchorElement>) {
    event.preventDefault()
    try {
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

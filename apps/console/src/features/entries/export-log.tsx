import { readMe } from '@hourtab/contract/accounts'
import { exportEntries } from '@hourtab/contract/entries'
import type { MouseEvent } from 'react'
import { ask } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import type { LogFilter } from './entries.ts'

/** Takes the entries that are shown as a CSV file, which comes back unchanged when it is imported. */
export function ExportLog({ retainerId, filter }: { retainerId: string; filter: LogFilter }) {
  async function download(event: MouseEvent<HTMLAnchorElement>) {
    event.preventDefault()
    const { href } = event.currentTarget
    try {
      // A link cannot renew the session, so that is done before it is followed.
      await ask(readMe, {})
      Object.assign(document.createElement('a'), { href, download: '' }).click()
    } catch (error) {
      say(`Not exported. ${inWords(error)}`, { tone: 'bad' })
    }
  }
  return (
    <a className="button button-quiet" href={addressOf(retainerId, filter)} download onClick={(event) => void download(event)}>
      Export CSV<span className="unseen"> of the entries below</span>
    </a>
  )
}

function addressOf(retainerId: string, filter: LogFilter): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `${exportEntries.path.replace(':retainerId', retainerId)}?${new URLSearchParams(given)}`
}

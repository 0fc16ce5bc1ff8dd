import type { ApiKey } from '@hourtab/contract/api-keys'
import { Parts } from '@hourtab/ui/parts'
import '@hourtab/ui/parts.css'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { browserTimeZone, todayIn } from '../../days.ts'
import { useApiKeys, useRetainerNames } from './api-keys.ts'
import { keyInWords } from './key-in-words.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'
import { RevokeKeyDialog } from './revoke-key-dialog.tsx'
import './api-keys.css'

type Asked = { kind: 'new' } | { kind: 'revoke'; id: string; name: string }

/** The keys of a workspace, newest first; addresses of calendars stand in the settings. */
export function ApiKeyList() {
  const { data, error, refetch } = useApiKeys()
  const names = useRetainerNames()
  const [asked, setAsked] = useState<Asked | null>(null)
  if (error && !data) return <Failure error={error} retry={refetch} what="The API keys" />
  if (!data || !names) return <Skeleton what="the API keys" lines={4} />
  const today = todayIn(browserTimeZone())
  const items = data.items.filter(({ scope }) => scope !== 'calendar')
  return (
    <>
      <Button kind="primary" className="new-key" onClick={() => setAsked({ kind: 'new' })}>
        New key
      </Button>
      {items.length === 0 && (
        <p className="empty">
          No keys yet. With one, a script logs work as it is done, a nightly job imports the export of your tracker, and a dashboard reads
          what is left. <a href="/api/docs">The API reference</a> shows each call.
        </p>
      )}
      <ol className="api-keys">
        {items.map((key) => (
          <Line
            key={key.id}
            apiKey={key}
            names={names}
            today={today}
            onRevoke={() => setAsked({ kind: 'revoke', id: key.id, name: key.name })}
          />
        ))}
      </ol>
      {asked?.kind === 'new' && <NewKeyDialog names={names} today={today} onClose={() => setAsked(null)} />}
      {asked?.kind === 'revoke' && <RevokeKeyDialog apiKey={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

type LineProps = { apiKey: ApiKey; names: ReadonlyMap<string, string>; today: string; onRevoke: () => void }

function Line({ apiKey, names, today, onRevoke }: LineProps) {
  const { name, hint } = apiKey
  return (
    <li className="api-key">
      <div className="api-key-what">
        <h2>{name}</h2>
        <p className="quiet">
          <Parts of={keyInWords(apiKey, names, today)} strong={0} />
        </p>
        <p>
          <code>{hint}</code>
        </p>
      </div>
      <Button kind="danger" onClick={onRevoke}>
        Revoke<span className="unseen"> {name}</span>
      </Button>
    </li>
  )
}

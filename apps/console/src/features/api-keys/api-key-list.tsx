import { formatDay } from '@hourtab/domain/calendar'
import { useState } from 'react'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { Form } from '../../controls/form.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { browserTimeZone, todayIn } from '../../days.ts'
import { useApiKeys, useRevokeApiKey } from './api-keys.ts'
import './api-keys.css'

/** The keys of a workspace; a revoked one stops at once. */
export function ApiKeyList() {
  const { data, error, refetch } = useApiKeys()
  const [revoked, setRevoked] = useState<{ id: string; name: string } | null>(null)
  if (error && !data) return <Failure error={error} retry={refetch} what="The API keys" />
  if (!data) return <Skeleton what="the API keys" lines={2} />
  const today = todayIn(browserTimeZone())
  return (
    <>
      {data.items.length === 0 && <p className="quiet">No keys yet. A key lets a script log work or read balances.</p>}
      <ol className="api-keys">
        {data.items.map(({ id, name, scope, hint, expiresOn, lastUsedOn }) => (
          <li key={id}>
            <div>
              <p>
                {name} <code>{hint}</code>
              </p>
              <p className="quiet">
                May {scopes[scope].toLowerCase()} · {lastUsedOn ? `last used ${formatDay(lastUsedOn, today)}` : 'never used'}
                {expiresOn && ` · ${expiresOn < today ? 'ended' : 'until'} ${formatDay(expiresOn, today)}`}
              </p>
            </div>
            <Button onClick={() => setRevoked({ id, name })}>
              Revoke<span className="unseen"> {name}</span>
            </Button>
          </li>
        ))}
      </ol>
      {revoked && <RevokeDialog apiKey={revoked} onClose={() => setRevoked(null)} />}
    </>
  )
}

export const scopes = { read: 'Read', write: 'Read and log work', admin: 'Do all that you may', calendar: 'Open its calendar' }

function RevokeDialog({ apiKey, onClose }: { apiKey: { id: string; name: string }; onClose: () => void }) {
  const { mutateAsync: revokeApiKey } = useRevokeApiKey()
  async function revoke() {
    await revokeApiKey(apiKey.id)
    say('Key revoked')
    onClose()
  }
  return (
    <Dialog title={`Revoke ${apiKey.name}?`} onClose={onClose}>
      <Form onSubmit={revoke}>
        <p>Scripts that use it are refused at once. This cannot be undone.</p>
        <footer className="dialog-foot">
          <SubmitButton kind="danger">Revoke the key</SubmitButton>
          <Button onClick={onClose}>Keep it</Button>
        </footer>
      </Form>
    </Dialog>
  )
}

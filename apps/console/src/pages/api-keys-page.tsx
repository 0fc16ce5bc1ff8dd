import { Link } from 'react-router'
import { PageHeading } from '../controls/page-heading.tsx'
import { ApiKeyList } from '../features/api-keys/api-key-list.tsx'
import { useMe } from '../session.ts'

export function ApiKeysPage() {
  const { data: me } = useMe()
  if (!me) return null
  return (
    <>
      <p className="quiet back">
        <Link to="/settings">Settings</Link>
      </p>
      <PageHeading title="API keys" />
      <p className="quiet">
        For scripts and programs that act in your name. What they change stands in the audit under the name of their key.{' '}
        <a href="/api/docs/quickstart">Quickstart</a> · <a href="/api/docs">API reference</a>
      </p>
      {me.role === 'owner' ? <ApiKeyList /> : <p className="empty">Keys are made by an owner of the workspace.</p>}
    </>
  )
}

import type { ReactNode } from 'react'
import { ButtonLink } from '../controls/button.tsx'
import { PageHeading } from '../controls/page-heading.tsx'
import { DeleteAccount } from '../features/accounts/delete-account.tsx'
import { NameForm, PasswordForm } from '../features/accounts/account-forms.tsx'
import { AlertMail } from '../features/accounts/alert-mail.tsx'
import { SessionList } from '../features/accounts/session-list.tsx'
import { CalendarAddresses } from '../features/calendar/calendar-addresses.tsx'
import { WebhooksInShort } from '../features/webhooks/webhooks-in-short.tsx'
import { PrivateWords } from '../features/workspace/private-words.tsx'
import { TakeOut } from '../features/workspace/take-out.tsx'
import { PlanInWords, WorkspaceForm } from '../features/workspace/workspace-form.tsx'
import { useMe } from '../session.ts'
import './settings-page.css'

export function SettingsPage() {
  const { data: me } = useMe()
  if (!me) return null
  return (
    <>
      <PageHeading title="Settings" />
      <Setting title="Workspace" what="What you call your studio.">
        <WorkspaceForm me={me} />
      </Setting>
      <Setting
        title="Private words"
        what="What no client should read. A draft of an import points out every row that holds one, before it is published."
      >
        <PrivateWords mayChange={me.role === 'owner'} />
      </Setting>
      <Setting title="Plan">
        <PlanInWords workspace={me.workspace} />
      </Setting>
      <Setting title="You">
        <NameForm me={me} />
      </Setting>
      {!me.workspace.isSample && (
        <Setting title="Password" what="A new password ends every other session.">
          <PasswordForm />
        </Setting>
      )}
      <Setting title="Alerts" what="Each retainer’s settings say at which shares of its hours it alerts.">
        <AlertMail me={me} />
      </Setting>
      <Setting title="Sessions" what="Where you are signed in.">
        <SessionList />
      </Setting>
      {me.role === 'owner' && (
        <Setting title="Calendar" what="The days on which retainers reset and cycles close, in the calendar you use.">
          <CalendarAddresses />
        </Setting>
      )}
      {me.role === 'owner' && (
        <Setting title="API keys" what="For scripts that log work or read balances.">
          <ButtonLink to="/settings/api-keys">API keys</ButtonLink>
        </Setting>
      )}
      {me.role === 'owner' && (
        <Setting title="Webhooks" what="Tell another system what happens here, as it happens.">
          <WebhooksInShort />
        </Setting>
      )}
      {me.role === 'owner' && (
        <Setting title="Take everything out" what="All of your workspace in one file. Another HourTab takes it in whole.">
          <TakeOut />
        </Setting>
      )}
      {!me.workspace.isSample && (
        <Setting title="Delete account" what="Nothing is kept, and nothing can be brought back.">
          <DeleteAccount offer={me.role === 'owner' && <TakeOut isOffer />} />
        </Setting>
      )}
    </>
  )
}

function Setting({ title, what, children }: { title: string; what?: string; children: ReactNode }) {
  return (
    <section className="setting">
      <div>
        <h2>{title}</h2>
        {what && <p className="quiet">{what}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

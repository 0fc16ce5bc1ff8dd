import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import { Frame } from './shell/frame.tsx'
import { OpenFrame } from './shell/open-frame.tsx'
import { PageBoundary } from './shell/page-boundary.tsx'
import { Toasts } from './shell/toasts.tsx'

const page = <Name extends string>(load: () => Promise<Record<Name, React.ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await load())[name] }))

const Welcome = page(() => import('./pages/welcome-page.tsx'), 'WelcomePage')
const SignIn = page(() => import('./pages/sign-in-page.tsx'), 'SignInPage')
const SignUp = page(() => import('./pages/sign-up-page.tsx'), 'SignUpPage')
const Retainers = page(() => import('./pages/retainers-page.tsx'), 'RetainersPage')
const NewRetainer = page(() => import('./pages/new-retainer-page.tsx'), 'NewRetainerPage')
const Retainer = page(() => import('./pages/retainer-page.tsx'), 'RetainerPage')
const Cycles = page(() => import('./pages/cycles-page.tsx'), 'CyclesPage')
const Imports = page(() => import('./pages/imports-page.tsx'), 'ImportsPage')
const ImportPreview = page(() => import('./pages/import-page.tsx'), 'ImportPage')
const Statements = page(() => import('./pages/statements-page.tsx'), 'StatementsPage')
const Statement = page(() => import('./pages/statement-page.tsx'), 'StatementPage')
const Links = page(() => import('./pages/links-page.tsx'), 'LinksPage')
const RetainerSettings = page(() => import('./pages/retainer-settings-page.tsx'), 'RetainerSettingsPage')
const Audit = page(() => import('./pages/audit-page.tsx'), 'AuditPage')
const ApiKeys = page(() => import('./pages/api-keys-page.tsx'), 'ApiKeysPage')
const Settings = page(() => import('./pages/settings-page.tsx'), 'SettingsPage')
const Webhooks = page(() => import('./pages/webhooks-page.tsx'), 'WebhooksPage')
const Webhook = page(() => import('./pages/webhook-page.tsx'), 'WebhookPage')
const NotFound = page(() => import('./pages/not-found-page.tsx'), 'NotFoundPage')

/** The sitemap. */
export function App() {
  return (
    <PageBoundary>
      <Routes>
        <Route element={<OpenFrame />}>
          <Route path="/" element={<Welcome />} />
          <Route path="/sign-in" element={<SignIn />} />
          <Route path="/sign-up" element={<SignUp />} />
        </Route>
        <Route element={<Frame />}>
          <Route path="/retainers" element={<Retainers />} />
          <Route path="/retainers/new" element={<NewRetainer />} />
          <Route path="/retainers/:retainerId" element={<Retainer />} />
          <Route path="/retainers/:retainerId/cycles" element={<Cycles />} />
          <Route path="/retainers/:retainerId/imports" element={<Imports />} />
          <Route path="/retainers/:retainerId/imports/:importId" element={<ImportPreview />} />
          <Route path="/retainers/:retainerId/statements" element={<Statements />} />
          <Route path="/retainers/:retainerId/statements/:statementId" element={<Statement />} />
          <Route path="/retainers/:retainerId/links" element={<Links />} />
          <Route path="/retainers/:retainerId/settings" element={<RetainerSettings />} />
          <Route path="/audit" element={<Audit />} />
          <Route path="/settings/api-keys" element={<ApiKeys />} />
          <Route path="/settings" element={<Settings />} />
          <Route path="/settings/webhooks" element={<Webhooks />} />
          <Route path="/settings/webhooks/:webhookId" element={<Webhook />} />
          <Route path="*" element={<NotFound />} />
        </Route>
      </Routes>
      <Toasts />
    </PageBoundary>
  )
}

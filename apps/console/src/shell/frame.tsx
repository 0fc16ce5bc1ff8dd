import { Suspense } from 'react'
import { Link, NavLink, Navigate, Outlet, useLocation } from 'react-router'
import { useMe } from '../session.ts'
import { rememberedSignIn } from '../signed-in.ts'
import { Failure } from '../controls/notice.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { Keys } from './keys.tsx'
import { PaletteButton } from './palette-button.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import './frame.css'

/**
 * Around every page of a workspace; whoever is not signed in is asked to, and comes back to where they wanted to go.
 * In a browser that remembers a sign-in the page does not wait for the answer: it asks for its own data meanwhile.
 */
export function Frame() {
  const { data: me, error, refetch } = useMe()
  const { pathname, search } = useLocation()
  const isWelcome = me !== undefined || (!error && rememberedSignIn() === true)
  if (me === null) return <Navigate to={`/sign-in?${new URLSearchParams({ to: pathname + search })}`} replace />
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <OfflineNotice />
      {me?.workspace.isSample && (
        <p className="frame-sample">
          This is a sample studio with made-up clients. Change whatever you like. <Link to="/sign-up">Create your account</Link>
        </p>
      )}
      <header className="frame-head">
        <Link to="/retainers" className="wordmark">
          HourTab
        </Link>
        <nav className="frame-nav" aria-label="Main">
          <NavLink to="/retainers">Retainers</NavLink>
          <NavLink to="/audit">Audit</NavLink>
          <NavLink to="/settings">Settings</NavLink>
          <PaletteButton />
          <Keys />
        </nav>
        <span className="frame-workspace">{me?.workspace.name}</span>
      </header>
      <main id="main" className="frame-main" tabIndex={-1}>
        {error && !me && <Failure error={error} retry={refetch} what="Your workspace" />}
        {isWelcome && (
          <Suspense fallback={<Skeleton what="the page" lines={6} />}>
            <Outlet />
          </Suspense>
        )}
      </main>
    </>
  )
}

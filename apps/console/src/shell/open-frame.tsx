import { Suspense } from 'react'
import { Link, Outlet, useLocation } from 'react-router'
import { OfflineNotice } from './offline-notice.tsx'
import './frame.css'

/** Around the pages for whoever is not signed in. */
export function OpenFrame() {
  const { pathname } = useLocation()
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <OfflineNotice />
      <header className="frame-head">
        <Link to="/" className="wordmark">
          HourTab
        </Link>
        {pathname !== '/sign-in' && (
          <Link to="/sign-in" className="frame-aside">
            Sign in
          </Link>
        )}
      </header>
      <main id="main" className="frame-main" tabIndex={-1}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </>
  )
}

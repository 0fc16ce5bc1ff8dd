import { Suspense } from 'react'
import { Link, Outlet } from 'react-router'
import { OfflineNotice } from './offline-notice.tsx'
import './frame.css'

/** Around the pages for whoever is not signed in. */
export function OpenFrame() {
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
      </header>
      <main id="main" className="frame-main" tabIndex={-1}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </>
  )
}

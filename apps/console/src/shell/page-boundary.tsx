import { Component, type ReactNode } from 'react'
import './frame.css'

/** Stands in for a page that broke, e.g. because a new version replaced the files it was about to load. */
export class PageBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    if (!this.state.isBroken) return this.props.children
    return (
      <main className="frame-main narrow">
        <h1>This page could not be shown</h1>
        <p>A new version may have been put in place, or the connection was lost. Nothing you logged is lost.</p>
        <button type="button" className="button button-primary" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    )
  }
}

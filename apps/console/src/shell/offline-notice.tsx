import { useSyncExternalStore } from 'react'

/** Says so while the browser has no network. */
export function OfflineNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className="frame-offline">
      {!isOnline && 'You are offline. What you see may be old, and nothing can be logged until the connection is back.'}
    </div>
  )
}

function subscribe(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

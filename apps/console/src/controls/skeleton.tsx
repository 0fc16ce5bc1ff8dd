import './skeleton.css'

/** Quiet lines where text is about to be; the room they take is the room the text will take. */
export function Skeleton({ lines = 3, what }: { lines?: number; what: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">Loading {what}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  )
}

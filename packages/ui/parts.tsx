/**
 * What stands between ` · `, one part of it strong if wanted. A line breaks there and nowhere else, unless one part is longer than the line.
 * The stylesheet beside this file goes with it.
 */
export function Parts({ of, strong }: { of: readonly string[]; strong?: number }) {
  return of.flatMap((part, at) => [
    at > 0 && ' ',
    <span key={at} className="part">
      {at === strong ? <strong>{part}</strong> : part}
      {at < of.length - 1 && ' ·'}
    </span>,
  ])
}

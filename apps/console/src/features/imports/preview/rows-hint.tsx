import { Fragment } from 'react'
import type { Group } from './row-states.ts'

const edits: [key: string, what: string][] = [
  ['x', 'leaves one out'],
  ['e', 'edits'],
  ['s', 'splits'],
]
const decides: [key: string, what: string][] = [
  ['m', 'keeps mine'],
  ['t', 'takes theirs'],
]

/** The keys that do something in these rows. */
export function RowsHint({ id, groups }: { id: string; groups: readonly Group[] }) {
  const has = (...states: string[]) => groups.some(({ state }) => states.includes(state))
  const keys = [...(has('new', 'late', 'changed', 'gone') ? edits : []), ...(has('conflict') ? decides : [])]
  if (keys.length === 0) return null
  return (
    <p className="rows-hint" id={id}>
      <kbd>↑</kbd> <kbd>↓</kbd> go through the rows
      {[...keys, ['p', 'goes to Publish'] as const].map(([key, what]) => (
        <Fragment key={key}>
          {' '}
          · <kbd>{key}</kbd> {what}
        </Fragment>
      ))}
    </p>
  )
}

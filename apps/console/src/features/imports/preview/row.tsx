import type { ImportRow } from '@hourtab/contract/imports'
import { memo } from 'react'
import { RowConflict } from './row-conflict.tsx'
import { RowEditor } from './row-editor.tsx'
import { RowSplitter } from './row-splitter.tsx'
import { isFollowed, isTaken, isWritable } from './row-states.ts'
import { DayCell, HoursCell, RowWhat } from './row-what.tsx'
import { verbs } from './state-words.ts'
import type { Open, RowActs } from './use-row-acts.ts'
import './row.css'

type Props = Pick<RowActs, 'act' | 'save'> & {
  row: ImportRow
  today: string
  isDraft: boolean
  isCurrent: boolean
  openAs: Open['as'] | null
}

/** One row of the file, what becomes of it, and what can be done about it. Drawn again only when it changes itself. */
export const Row = memo(function Row({ row, today, isDraft, isCurrent, openAs, act, save }: Props) {
  const { id, description, excluded, state } = row
  const close = () => act({ do: 'close', id })
  const send = { onSave: (change: Parameters<typeof save>[1]) => save(id, change), onClose: close }
  if (openAs)
    return (
      <li className="row row-open" data-row={id}>
        {openAs === 'edit' ? <RowEditor row={row} {...send} /> : <RowSplitter row={row} {...send} />}
      </li>
    )
  const tabIndex = isCurrent ? 0 : -1
  const name = row.row === null ? description : `line ${row.row}: ${description}`
  if (isDraft && row.decidable && state === 'conflict')
    return (
      <li className="row row-conflict" data-row={id}>
        <RowConflict row={row} today={today} tabIndex={tabIndex} onDecide={(decision) => act({ do: 'decide', ids: [id], decision })} />
      </li>
    )
  return (
    <li className={`row row-${state} ${isDraft && isFollowed(row) && !isTaken(row) ? 'row-out' : ''}`} data-row={id}>
      {isDraft && isFollowed(row) && (
        <input
          type="checkbox"
          className="tick row-take"
          data-control="take"
          tabIndex={tabIndex}
          checked={!excluded}
          aria-label={`${verbs[state]} ${name}`}
          onChange={() => act({ do: 'toggle', id })}
        />
      )}
      <DayCell row={row} today={today} />
      <RowWhat row={row} today={today} isDraft={isDraft} />
      <HoursCell row={row} />
      {isDraft && <Acts row={row} name={name} tabIndex={tabIndex} act={act} />}
    </li>
  )
})

type ActsProps = { row: ImportRow; name: string; tabIndex: number; act: Props['act'] }

function Acts({ row, name, tabIndex, act }: ActsProps) {
  const { id, parts, read, decidable, decision } = row
  const button = (label: string, run: () => void, control: string) => (
    <button type="button" className="text-button" data-control={control} tabIndex={tabIndex} onClick={run}>
      {label}
      <span className="unseen"> {name}</span>
    </button>
  )
  return (
    <span className="row-acts">
      {isWritable(row) && button('Edit', () => act({ do: 'edit', id }), 'edit')}
      {isWritable(row) && button(parts.length > 0 ? 'Change parts' : 'Split', () => act({ do: 'split', id }), 'split')}
      {parts.length > 0 && button('Make whole', () => act({ do: 'whole', id }), 'back')}
      {parts.length === 0 && read && button('As in the file', () => act({ do: 'as-read', id }), 'back')}
      {decidable &&
        (decision === 'theirs'
          ? button('Leave out', () => act({ do: 'decide', ids: [id], decision: null }), 'edit')
          : button('Log it after all', () => act({ do: 'decide', ids: [id], decision: 'theirs' }), 'edit'))}
    </span>
  )
}

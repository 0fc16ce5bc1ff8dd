import type { ImportChange, ImportRow } from '@hourtab/contract/imports'
import { useEffect, useRef, useState } from 'react'
import { isFollowed, isWritable } from './row-states.ts'
import type { Drafting } from './use-draft.ts'
import { useSteady } from './use-steady.ts'

export type Open = { id: string; as: 'edit' | 'split' }

/** What can be done to rows. */
export type RowAct =
  | { do: 'edit' | 'split' | 'close' | 'toggle' | 'as-read' | 'whole'; id: string }
  | { do: 'take' | 'leave'; ids: readonly string[] }
  | { do: 'decide'; ids: readonly string[]; decision: 'mine' | 'theirs' | null }

export type RowActs = { open: Open | null; act: (act: RowAct) => void; save: (id: string, change: ImportChange) => Promise<void> }

/** Turns what is done to rows into changes of the draft; knows which row stands open in its form. */
export function useRowActs(rows: readonly ImportRow[], drafting: Drafting | undefined): RowActs {
  const [open, setOpen] = useState<Open | null>(null)
  const closed = useRef<string | null>(null)
  useEffect(() => {
    if (open || closed.current === null) return
    focusRow(closed.current)
    closed.current = null
  })
  const close = (id: string) => {
    closed.current = id
    setOpen(null)
  }

  const act = useSteady((act: RowAct) => {
    const change = drafting ? changeOf(act, rows) : null
    if (change) drafting?.change(change)
    else if (act.do === 'close') close(act.id)
    else if (act.do === 'edit' || act.do === 'split') {
      if (rows.some((row) => row.id === act.id && isWritable(row))) setOpen({ id: act.id, as: act.do })
    }
  })
  const save = useSteady(async (id: string, change: ImportChange) => {
    await drafting?.save(change)
    close(id)
  })
  return { open, act, save }
}

/** What an act changes in the draft; null where it changes nothing. */
function changeOf(act: RowAct, rows: readonly ImportRow[]): ImportChange | null {
  const rowOf = (id: string) => rows.find((row) => row.id === id)
  const leaving = (ids: readonly string[], isOut: boolean): ImportChange => {
    const named = new Set(ids)
    const left = rows.filter((row) => (named.has(row.id) && isFollowed(row) ? isOut : row.excluded))
    return { excludedRows: left.map(({ id }) => id) }
  }
  switch (act.do) {
    case 'toggle': {
      const row = rowOf(act.id)
      return row && isFollowed(row) ? leaving([act.id], !row.excluded) : null
    }
    case 'take':
    case 'leave':
      return leaving(act.ids, act.do === 'leave')
    case 'decide': {
      const decidable = act.ids.filter((id) => rowOf(id)?.decidable)
      return decidable.length > 0 ? { decisions: Object.fromEntries(decidable.map((id) => [id, act.decision])) } : null
    }
    case 'as-read':
      return { edits: { [act.id]: null } }
    case 'whole':
      return { splits: { [act.id]: null } }
    default:
      return null
  }
}

/** Puts the focus on the first thing that can be done about a row. */
const focusRow = (id: string) => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] :is(input, button)`)?.focus()

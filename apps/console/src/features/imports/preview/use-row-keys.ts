import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { areKeysOn } from '../../../controls/use-key.ts'
import { type Group, isFollowed } from './row-states.ts'
import type { RowAct } from './use-row-acts.ts'

const controls = ':is(input, button)'
const acted = `[data-row]:has(${controls})`

/**
 * The keyboard in the rows: only what belongs to the current row is reached with Tab, the arrows go to the next row, and single keys do
 * what can be done about it.
 */
export function useRowKeys(groups: readonly Group[], act: (act: RowAct) => void) {
  const [focused, setFocused] = useState<string | null>(null)
  const rows = groups.flatMap((group) => group.rows)
  const isThere = rows.some(({ id }) => id === focused)
  const current = isThere ? focused : (rows.find((row) => row.decidable || isFollowed(row))?.id ?? null)

  function onFocus({ target }: FocusEvent<HTMLElement>) {
    const id = target.closest<HTMLElement>('[data-row]')?.dataset.row
    if (id && id !== current) setFocused(id)
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { target, currentTarget, key } = event
    const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null
    if (!row || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement) || target.closest('form')) return
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[key]
    const known = step === undefined ? actOf(key, row.dataset.row ?? '', target) : undefined
    if (step === undefined && !known) return
    event.preventDefault()
    if (known) act(known)
    else go([...currentTarget.querySelectorAll<HTMLElement>(acted)], row, step ?? 0, target.dataset.control)
  }
  return { current, onFocus, onKeyDown }
}

function go(rows: HTMLElement[], from: HTMLElement, step: number, control: string | undefined) {
  const to = rows[Math.min(Math.max(rows.indexOf(from) + step, 0), rows.length - 1)]
  const same = control && to?.querySelector<HTMLElement>(`[data-control="${control}"]`)
  const target = same || to?.querySelector<HTMLElement>(controls)
  target?.focus()
}

function actOf(key: string, id: string, target: HTMLElement): RowAct | undefined {
  if (key === 'Enter' && target instanceof HTMLInputElement) return { do: 'edit', id }
  if (!areKeysOn()) return undefined
  if (key === 'e') return { do: 'edit', id }
  if (key === 's') return { do: 'split', id }
  if (key === 'x') return { do: 'toggle', id }
  if (key === 'm') return { do: 'decide', ids: [id], decision: 'mine' }
  return key === 't' ? { do: 'decide', ids: [id], decision: 'theirs' } : undefined
}

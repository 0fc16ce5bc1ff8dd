import { useSyncExternalStore } from 'react'

export type Toast = {
  id: number
  text: string
  tone?: 'calm' | 'bad'
  /** Stays until it is dismissed. */
  isLasting?: boolean
  /** What the button beside the text does, by default called Undo. */
  act?: () => unknown
  actLabel?: string
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something at the foot of the screen, aloud to whoever listens; answers its id. */
export function say(text: string, more: Omit<Toast, 'id' | 'text'> = {}): number {
  lastId += 1
  set([...toasts.filter(isWorthKeeping).slice(-2), { id: lastId, text, ...more }])
  return lastId
}

// What offers nothing makes room for what comes next.
const isWorthKeeping = ({ act, isLasting }: Toast) => act !== undefined || isLasting === true

export const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id))

/** Does what the newest toast offers, and dismisses it. */
export function actOnNewest() {
  const toast = toasts.findLast(({ act }) => act)
  if (!toast) return
  dismiss(toast.id)
  void toast.act?.()
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

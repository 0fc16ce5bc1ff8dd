import { type KeyboardEvent, useState } from 'react'

/** Which of the options below a text field is active, as the arrow keys go round them; `first` is -1 where none may be. */
export function useOptions(count: number, first: -1 | 0) {
  const [active, setActive] = useState<number>(first)
  const stops = count - first

  /** Whether the key was an arrow that moved. */
  function onArrow(event: KeyboardEvent): boolean {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || count === 0) return false
    event.preventDefault()
    setActive(((active - first + step + stops) % stops) + first)
    return true
  }

  return { active: Math.min(active, count - 1), onArrow, reset: () => setActive(first) }
}

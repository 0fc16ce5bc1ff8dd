import { type RefObject, useEffect } from 'react'
import { useLocation } from 'react-router'
import { useKey } from '../../controls/use-key.ts'

/** Puts the cursor into the log line when `n` is pressed, and when one comes by a link to `#log-line`. */
export function useLineFocus(input: RefObject<HTMLInputElement | null>): void {
  const location = useLocation()
  useKey('n', () => input.current?.focus())
  useEffect(() => {
    if (location.hash === '#log-line') input.current?.focus()
  }, [input, location])
}

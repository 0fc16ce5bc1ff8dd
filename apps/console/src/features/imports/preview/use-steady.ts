import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same while what it does follows the newest render, so that whoever is handed it is not drawn again. */
export function useSteady<Given extends unknown[], Result>(act: (...given: Given) => Result): (...given: Given) => Result {
  const newest = useRef(act)
  useLayoutEffect(() => {
    newest.current = act
  })
  return useCallback((...given: Given) => newest.current(...given), [])
}

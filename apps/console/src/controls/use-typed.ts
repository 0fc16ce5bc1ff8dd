import { type RefObject, useEffect, useRef, useState } from 'react'

const pauseMs = 250

/**
 * What a form says while it is filled in, read a moment after each change; undefined while it cannot be read. Goes on any element inside the
 * form. `read` stays the same from one drawing to the next.
 */
export function useTyped<Read>(read: (typed: FormData) => Read): [RefObject<HTMLDivElement | null>, Read | undefined] {
  const inside = useRef<HTMLDivElement>(null)
  const [value, setValue] = useState<Read>()
  useEffect(() => {
    const form = inside.current?.closest('form')
    if (!form) return
    const look = () => setValue(attempt(() => read(new FormData(form))))
    let timer: ReturnType<typeof setTimeout> | undefined
    const lookSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(look, pauseMs)
    }
    look()
    for (const event of ['input', 'change']) form.addEventListener(event, lookSoon)
    return () => {
      clearTimeout(timer)
      for (const event of ['input', 'change']) form.removeEventListener(event, lookSoon)
    }
  }, [read])
  return [inside, value]
}

// What is half typed is refused when it is sent, not while it is typed.
function attempt<Read>(read: () => Read): Read | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

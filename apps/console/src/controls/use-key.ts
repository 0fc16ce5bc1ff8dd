import { useEffect, useEffectEvent } from 'react'

const place = 'hourtab.keys'

/** Whether single keys do anything; someone who speaks to their machine may switch them off. */
export const areKeysOn = () => localStorage.getItem(place) !== 'off'
export const switchKeys = (isOn: boolean) => localStorage.setItem(place, isOn ? 'on' : 'off')

/** Runs when a single key is pressed outside of any field and with no dialog open. */
export function useKey(key: string, run: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isTyping(event.target) || document.querySelector('dialog[open]') || !areKeysOn()) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')

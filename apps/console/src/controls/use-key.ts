import { useEffect, useEffectEvent } from 'react'

const place = 'hourtab.keys'

/** Whether single keys do anything; someone who speaks to their machine may switch them off. */
export const areKeysOn = () => localStorage.getItem(place) !== 'off'
export const switchKeys = (isOn: boolean) => localStorage.setItem(place, isOn ? 'on' : 'off')

/** Runs when a single key is pressed outside of any field and with no dialog open. */
export const useKey = (key: string, run: () => void) =>
  useKeydown((event) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (isTyping(event.target) || isDialogOpen() || !areKeysOn()) return
    event.preventDefault()
    run()
  })

/** Runs when a key is pressed together with Ctrl or ⌘, in a field too, but with no dialog open. */
export const useChord = (key: string, run: () => void) =>
  useKeydown((event) => {
    if (event.key.toLowerCase() !== key || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || isDialogOpen()) return
    event.preventDefault()
    run()
  })

/** How a key that is pressed with Ctrl or ⌘ is written on this machine. */
export const chordInWords = (key: string) => (/Mac|iPhone|iPad/.test(navigator.platform) ? `⌘ ${key}` : `Ctrl ${key}`)

function useKeydown(hear: (event: KeyboardEvent) => void) {
  const onKey = useEffectEvent(hear)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

const isDialogOpen = () => document.querySelector('dialog[open]') !== null

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')

import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useOptions } from '../../controls/use-options.ts'
import '../../controls/options.css'
import { suggest } from './suggest.ts'

type Props = {
  ref: Ref<HTMLInputElement>
  text: string
  describedBy: string
  onText: (text: string) => void
  onEnter: () => void
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
}

/** The field of the log line: a combobox that offers activities and never stands in the way of typing. */
export function LineInput({ ref, text, describedBy, onText, onEnter, onPaste }: Props) {
  const id = useId()
  const [isClosed, setClosed] = useState(true)
  const offers = isClosed ? [] : suggest(text)
  const { active, onArrow, reset } = useOptions(offers.length, -1)

  const take = (at: number) => {
    onText(offers[at]?.completed ?? text)
    reset()
    setClosed(true)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (onArrow(event)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      if (active >= 0) take(active)
      else onEnter()
    } else if (event.key === 'Escape') setClosed(true)
  }

  return (
    <div className="line-input">
      <input
        ref={ref}
        id="log-line"
        value={text}
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={describedBy}
        autoComplete="off"
        autoCapitalize="sentences"
        enterKeyHint="done"
        maxLength={2100}
        placeholder="Vendor A: weekly sync + change order analysis, 3h"
        onChange={(event) => {
          onText(event.target.value)
          reset()
          setClosed(false)
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => setClosed(true)}
      />
      <ul id={`${id}-offers`} role="listbox" aria-label="Activities" className="line-offers options" hidden={offers.length === 0}>
        {offers.map((offer, at) => (
          <li
            key={offer.text}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            onPointerDown={(event) => {
              event.preventDefault()
              take(at)
            }}
          >
            {offer.text}
          </li>
        ))}
      </ul>
    </div>
  )
}

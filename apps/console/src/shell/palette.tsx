import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Dialog } from '../controls/dialog.tsx'
import { useOptions } from '../controls/use-options.ts'
import { useRetainers } from '../features/retainers/retainers.ts'
import { useCopyLink } from '../features/share-links/copy-link.ts'
import { type Command, commandsFor } from './commands.ts'
import '../controls/options.css'
import './palette.css'

/** Type a few letters of what you want and press Enter: any retainer, or something to do to it. */
export function Palette({ onClose }: { onClose: () => void }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const copyLink = useCopyLink()
  const { data } = useRetainers()
  const [typed, setTyped] = useState('')
  const retainers = data?.pages.flatMap(({ items }) => items) ?? []
  const commands = commandsFor(typed, retainers, /^\/retainers\/([^/]+)/.exec(pathname)?.[1])
  const { active, onArrow, reset } = useOptions(commands.length, 0)
  useEffect(() => {
    field.current?.focus()
  }, [])
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])

  function run(command: Command | undefined) {
    if (!command) return
    onClose()
    const { does } = command
    if ('to' in does) void navigate(does.to)
    else if ('href' in does) location.assign(does.href)
    else void copyLink(does.copiesLinkOf)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (onArrow(event) || event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    run(commands[active])
  }

  return (
    <Dialog title="Go or do" onClose={onClose}>
      <input
        ref={field}
        className="palette-field"
        role="combobox"
        aria-label="A retainer, or what you want to do"
        aria-expanded={commands.length > 0}
        aria-controls={`${id}-commands`}
        aria-autocomplete="list"
        aria-activedescendant={commands.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder="Retainer, log work, copy link …"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          reset()
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-commands`} role="listbox" aria-label="What can be done" className="palette-list options">
        {commands.map((command, at) => (
          <li key={command.id} id={`${id}-${at}`} role="option" aria-selected={at === active} onClick={() => run(command)}>
            {command.title}
            {command.about && <span className="quiet">{command.about}</span>}
          </li>
        ))}
      </ul>
      <p role="status" className="palette-none">
        {commands.length === 0 && (data ? 'Nothing is called that.' : 'Loading your retainers …')}
      </p>
    </Dialog>
  )
}

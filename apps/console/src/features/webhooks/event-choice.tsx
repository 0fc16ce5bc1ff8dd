import { auditNouns, auditWords, type AuditNoun } from '@hourtab/contract/audit'
import { type EventName, publicEventNames } from '@hourtab/contract/events'
import { useState } from 'react'
import { Choices } from '../../controls/choices.tsx'
import { refuse } from '../../controls/field-errors.ts'
import './webhooks.css'

type PublicName = (typeof publicEventNames)[number]
const groups = [...Map.groupBy(publicEventNames, (name) => name.split('.')[0] as AuditNoun)]

/** What a webhook listens to: everything, or the events that are ticked. */
export function EventChoice({ chosen: first = [] }: { chosen?: readonly string[] }) {
  const [which, setWhich] = useState(first.length === 0 ? 'all' : 'some')
  const [chosen, setChosen] = useState<readonly string[]>(first)
  const choose = (group: readonly string[], of: string[]) => setChosen([...chosen.filter((name) => !group.includes(name)), ...of])
  return (
    <>
      <Choices
        legend="What it is told"
        name="which"
        choices={[
          {
            value: 'all',
            label: 'Everything that happens to the work',
            hint: 'Entries, imports, closing, terms, links. Not who signs in, and no keys.',
          },
          { value: 'some', label: 'Only some of it' },
        ]}
        chosen={[which]}
        onChoose={([value = 'all']) => setWhich(value)}
      />
      {which === 'some' && (
        <div className="event-groups">
          {groups.map(([noun, names]) => (
            <Choices
              key={noun}
              legend={auditNouns[noun]}
              name="events"
              kind="checkbox"
              choices={names.map((value) => ({ value, label: auditWords[value as EventName] }))}
              chosen={chosen}
              onChoose={(of) => choose(names, of)}
            />
          ))}
        </div>
      )}
    </>
  )
}

/** The events that are ticked; refuses to take none for some. */
export function eventsIn(typed: FormData): PublicName[] {
  if (typed.get('which') !== 'some') return []
  const events = typed.getAll('events') as PublicName[]
  if (events.length === 0) throw refuse({ name: 'which', detail: 'Tick at least one, or choose everything' })
  return events
}

import type { Client } from '@hourtab/contract/clients'
import { useId } from 'react'
import { TextField } from '../../controls/field.tsx'
import { typedIn } from '../../controls/form.tsx'

/** A client you have, or a new one: typing a name you have takes that client. */
export function ClientField({ clients }: { clients: Client[] }) {
  const list = useId()
  return (
    <>
      <TextField
        label="Client"
        name="clientName"
        list={clients.length > 0 ? list : undefined}
        placeholder="Halden Rail"
        hint={clients.length > 0 ? 'One of your clients, or a new name' : undefined}
      />
      <datalist id={list}>
        {clients.map(({ id, name }) => (
          <option key={id}>{name}</option>
        ))}
      </datalist>
    </>
  )
}

/** The client that was named: by id when you have it, else by its new name; null when nothing was typed. */
export function clientIn(typed: FormData, clients: Client[]): { clientId: string } | { clientName: string } | null {
  const name = typedIn(typed, 'clientName')
  const known = clients.find((client) => client.name.toLowerCase() === name.toLowerCase())
  if (known) return { clientId: known.id }
  return name ? { clientName: name } : null
}

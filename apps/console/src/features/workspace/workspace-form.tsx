import type { Me } from '@hourtab/contract/accounts'
import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { useRenameWorkspace } from './workspace.ts'

export function WorkspaceForm({ me: { workspace, role } }: { me: Me }) {
  const { mutateAsync: rename } = useRenameWorkspace()
  async function save(typed: FormData) {
    await rename(typedIn(typed, 'name'))
    say('Workspace renamed')
  }
  if (role !== 'owner') return <p>{workspace.name}</p>
  return (
    <Form onSubmit={save}>
      <TextField label="Workspace name" name="name" defaultValue={workspace.name} autoComplete="organization" />
      <SubmitButton kind="plain">Save name</SubmitButton>
    </Form>
  )
}

const plans = { free: 'Free', pro: 'Pro', studio: 'Studio' }

export function PlanInWords({ workspace: { plan, retainerLimit } }: Pick<Me, 'workspace'>) {
  if (retainerLimit === null) return <p>As many retainers as you like.</p>
  return (
    <p>
      <strong>{plans[plan]}</strong>: {retainerLimit === 1 ? 'one retainer, free for ever' : `up to ${retainerLimit} retainers`}. Pro holds
      10, Studio as many as you like.
    </p>
  )
}

import { useState } from 'react'
import { SubmitButton } from '../../controls/button.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { EventChoice, eventsIn } from './event-choice.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { WebhookFields } from './webhook-fields.tsx'
import { useCreateWebhook } from './webhooks.ts'

/** Adds a webhook; its secret is on the screen once. */
export function NewWebhook() {
  const { mutateAsync: createWebhook } = useCreateWebhook()
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null)
  const [count, setCount] = useState(0)
  async function send(typed: FormData) {
    const name = typedIn(typed, 'name')
    const { secret } = await createWebhook({ name, url: typedIn(typed, 'url'), events: eventsIn(typed) })
    setMade({ name, secret })
    setCount(count + 1)
  }
  return (
    <>
      <Form key={count} onSubmit={send} aria-label="Add a webhook" className="new-webhook">
        <WebhookFields />
        <EventChoice />
        <SubmitButton>Add webhook</SubmitButton>
      </Form>
      {made && <SecretDialog {...made} isNew onClose={() => setMade(null)} />}
    </>
  )
}

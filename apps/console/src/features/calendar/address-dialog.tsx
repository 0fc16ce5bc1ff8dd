import { Button, SubmitButton } from '../../controls/button.tsx'
import { CopyButton } from '../../controls/copy-button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { TextField } from '../../controls/field.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { Secret } from '../../controls/secret.tsx'
import { useCreateApiKey } from '../api-keys/api-keys.ts'

type Props = { url: string | undefined; onMade: (url: string) => void; onClose: () => void }

/** Makes an address for a calendar program, then shows it, once. */
export function AddressDialog({ url, onMade, onClose }: Props) {
  const { mutateAsync: createApiKey } = useCreateApiKey()
  async function send(typed: FormData) {
    const { calendarUrl } = await createApiKey({ name: typedIn(typed, 'name'), scope: 'calendar' })
    onMade(calendarUrl!)
  }
  if (url === undefined)
    return (
      <Dialog title="Subscribe in your calendar" onClose={onClose}>
        <Form onSubmit={send}>
          <p>
            Your calendar gets an address of its own, with the days on which retainers reset and cycles close. It tells names and dates, and
            nothing of the work or the hours used.
          </p>
          <TextField label="Which calendar" name="name" placeholder="Phone" hint="So that you know it when you revoke it" />
          <footer className="dialog-foot">
            <SubmitButton>Make the address</SubmitButton>
            <Button onClick={onClose}>Cancel</Button>
          </footer>
        </Form>
      </Dialog>
    )
  return (
    <Dialog title="Address of your calendar" onClose={onClose}>
      <p>
        Copy it now, it is shown this once. In your calendar, choose to subscribe from a URL. Whoever has the address can read the dates: do
        not pass it on.
      </p>
      <Secret text={url} />
      <footer className="dialog-foot">
        <CopyButton text={url} what="Address" label="Copy the address" kind="primary" />
        <a className="button button-plain" href={url.replace(/^https?:/, 'webcal:')}>
          Open in your calendar
        </a>
        <Button onClick={onClose}>I have it</Button>
      </footer>
    </Dialog>
  )
}

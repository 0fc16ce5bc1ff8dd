import { TextField } from '../../controls/field.tsx'

/** What a webhook is for, and where it leads. */
export function WebhookFields({ name, url }: { name?: string; url?: string }) {
  return (
    <div className="field-row">
      <TextField label="What it is for" name="name" placeholder="Finance" defaultValue={name} />
      <TextField
        label="URL"
        name="url"
        type="url"
        inputMode="url"
        placeholder="https://finance.example.com/hooks/hourtab"
        defaultValue={url}
        className="webhook-address"
      />
    </div>
  )
}

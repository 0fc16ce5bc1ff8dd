import type { Me } from '@hourtab/contract/accounts'
import { Check } from '../../controls/choices.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { useChangeMe } from './accounts.ts'

/** Whether alerts are mailed to whoever is signed in; saved at once. */
export function AlertMail({ me }: { me: Me }) {
  const { mutateAsync: changeMe, isPending } = useChangeMe()
  const why = whyNot(me)
  async function choose(alertMails: boolean) {
    try {
      await changeMe({ alertMails })
      say(alertMails ? `Alerts are mailed to ${me.user.email}` : 'Alerts are no longer mailed')
    } catch (error) {
      say(inWords(error), { tone: 'bad' })
    }
  }
  return (
    <Check
      label="E-mail me when a retainer passes a threshold"
      hint={why ?? `To ${me.user.email}. Clients are never written to.`}
      checked={me.alertMails && why === undefined}
      disabled={why !== undefined || isPending}
      onChange={(event) => void choose(event.target.checked)}
    />
  )
}

function whyNot({ workspace, sendsMail }: Me): string | undefined {
  if (workspace.isSample) return 'The sample studio has no address to write to.'
  return sendsMail ? undefined : 'This instance sends no mail. Whoever runs it can set SMTP_URL.'
}

import type { PlannedChange } from '@hourtab/contract/previews'
import type { Retainer } from '@hourtab/contract/retainers'
import { formatDay } from '@hourtab/domain/calendar'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { comingCycles } from './coming-cycles.ts'
import { CycleField } from './cycle-field.tsx'
import { usePauseRetainer, useResumeRetainer } from './pauses.ts'
import { PreviewOfForm } from './preview-of-form.tsx'

type Props = { retainer: Retainer; today: string; onClose: () => void }

/** Pauses a retainer from a cycle on, with what each cycle becomes shown first. */
export function PauseForm({ retainer, today, onClose }: Props) {
  const { mutateAsync: pause } = usePauseRetainer(retainer.id)
  const { mutate: resume } = useResumeRetainer(retainer.id)
  async function send(typed: FormData) {
    const from = typedIn(typed, 'from')
    await pause(from)
    say(`Paused from ${formatDay(from, today)}`, { act: () => resume(from) })
    onClose()
  }
  const cycles = comingCycles(retainer, today)
  const hasBegun = retainer.startsOn <= today
  return (
    <Form onSubmit={send}>
      <CycleField label="No cap from the cycle" cycles={cycles} chosen={cycles[hasBegun ? 1 : 0]?.startsOn} today={today} />
      <PreviewOfForm retainerId={retainer.id} today={today} read={plannedPause} />
      <div className="field-row">
        <SubmitButton>Pause the retainer</SubmitButton>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  )
}

const plannedPause = (typed: FormData): PlannedChange => ({ change: 'pause', from: typedIn(typed, 'from') })

import type { PlannedChange } from '@hourtab/contract/previews'
import type { Pause, Retainer } from '@hourtab/contract/retainers'
import { formatDay, type Day } from '@hourtab/domain/calendar'
import { Button, SubmitButton } from '../../controls/button.tsx'
import { Form, typedIn } from '../../controls/form.tsx'
import { say } from '../../controls/toast.ts'
import { comingCycles, cyclesAfter } from './coming-cycles.ts'
import { CycleField } from './cycle-field.tsx'
import { usePauseRetainer, useResumeRetainer } from './pauses.ts'
import { PreviewOfForm } from './preview-of-form.tsx'

type Props = { retainer: Retainer; pause: Pause; today: Day; onClose: () => void }

/** Says when a pause ends. One that is to end on the day it begins is taken back. */
export function ResumeForm({ retainer, pause, today, onClose }: Props) {
  const { mutateAsync: resume } = useResumeRetainer(retainer.id)
  const { mutate: pauseAgain } = usePauseRetainer(retainer.id)
  async function send(typed: FormData) {
    const from = typedIn(typed, 'from')
    await resume(from)
    const isGone = from <= pause.from
    say(isGone ? 'Pause taken back' : `Resumes ${formatDay(from, today)}`, {
      act: async () => (pause.until ? resume(pause.until) : pauseAgain(pause.from)),
    })
    onClose()
  }
  const isComing = pause.from > today
  const cycles = isComing ? cyclesAfter(retainer, pause.from) : comingCycles(retainer, today)
  const usual = isComing || cycles[0]?.startsOn === today ? cycles[0] : cycles[1]
  return (
    <Form onSubmit={send}>
      <CycleField
        label="Cap again from the cycle"
        cycles={cycles}
        chosen={pause.until ?? usual?.startsOn}
        today={today}
        hint={isComing ? 'The first one takes the pause back' : 'On the days it would have reset on anyway'}
      />
      <PreviewOfForm retainerId={retainer.id} today={today} read={plannedResumption} />
      <div className="field-row">
        <SubmitButton>Resume the retainer</SubmitButton>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Form>
  )
}

const plannedResumption = (typed: FormData): PlannedChange => ({ change: 'resumption', from: typedIn(typed, 'from') })

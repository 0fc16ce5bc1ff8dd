import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { useLookAround } from './accounts.ts'

export function LookAroundButton() {
  const { mutate: lookAround, isPending } = useLookAround()
  const go = () => !isPending && lookAround(undefined, { onError: (error) => say(inWords(error), { tone: 'bad' }) })
  return (
    <Button onClick={go} aria-disabled={isPending}>
      {isPending ? 'Setting up the studio …' : 'Look around a sample studio'}
    </Button>
  )
}

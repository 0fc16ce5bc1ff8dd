import type { PlannedChange } from '@hourtab/contract/previews'
import { useTyped } from '../../controls/use-typed.ts'
import { CyclePreviews } from './cycle-previews.tsx'

type Props = { retainerId: string; today: string; read: (typed: FormData) => PlannedChange; unready?: string; isSilent?: boolean }

/** Inside a form: what sending it would make of each cycle, as it is being filled in. */
export function PreviewOfForm({ read, unready = 'Fill in the fields above to see what each cycle becomes.', ...rest }: Props) {
  const [inside, planned] = useTyped(read)
  return (
    <div ref={inside} className="form-preview">
      <CyclePreviews {...rest} planned={planned} unready={unready} />
    </div>
  )
}

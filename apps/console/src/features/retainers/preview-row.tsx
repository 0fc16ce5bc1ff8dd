import type { CycleLine } from '@hourtab/contract/balance'
import type { CyclePreview } from '@hourtab/contract/previews'
import { formatRange } from '@hourtab/domain/calendar'
import { differs, figuresInWords, type Figures } from './previews.ts'

/** One cycle as it is and as it becomes. */
export function PreviewRow({ preview, today }: { preview: CyclePreview; today: string }) {
  const { before, after } = preview
  const [was, is] = [before && figuresInWords(before), after && figuresInWords(after)]
  const rangeOf = ({ cycle }: CycleLine) => formatRange(cycle.startsOn, cycle.endsOn, today)
  return (
    <li className={differs(preview) ? 'preview-cycle preview-differs' : 'preview-cycle'}>
      <h3>
        <Becomes was={before && rangeOf(before)} is={after && rangeOf(after)} />
        <span className="preview-tag">{tagsOf(preview, today).join(', ')}</span>
      </h3>
      <dl>
        {(['cap', 'carried', 'rest'] as const).map((name) => (
          <div key={name} className={after && after.overSeconds > 0 && name === 'rest' ? 'preview-over' : undefined}>
            <dt>{names[name]}</dt>
            <dd>
              <Becomes was={was?.[name]} is={is?.[name]} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

const names: Record<keyof Figures, string> = { cap: 'Cap', carried: 'Carried in', rest: 'Remain or over' }

/** `20 → 30`, or one value where it stays; a word that both end with is said once. */
function Becomes({ was, is }: { was: string | null | undefined; is: string | null | undefined }) {
  if (was === is || !was || !is) return is ? <span>{is}</span> : <s>{was}</s>
  return (
    <span>
      <span className="quiet">{unlike(was, is)}</span>
      <span aria-hidden="true"> → </span>
      <span className="unseen"> becomes </span>
      <strong>{is}</strong>
    </span>
  )
}

const unlike = (was: string, is: string) => {
  const word = / [a-z]+$/.exec(is)?.[0] ?? ''
  return word && was.endsWith(word) ? was.slice(0, -word.length) : was
}

function tagsOf({ before, after }: CyclePreview, today: string): string[] {
  const { cycle } = (after ?? before)!
  const isNow = cycle.startsOn <= today && today <= cycle.endsOn
  if (!after) return [isNow ? 'now' : '', 'no longer a cycle'].filter(Boolean)
  return [isNow ? 'now' : '', before ? '' : 'new', after.cycle.pausedSince ? 'paused' : ''].filter(Boolean)
}

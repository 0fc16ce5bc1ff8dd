import { totalSeconds } from '@hourtab/domain/hours'
import { Hours } from '@hourtab/ui/hours'
import { useId, useState } from 'react'
import { GroupTick } from './group-tick.tsx'
import { Row } from './row.tsx'
import type { Group } from './row-states.ts'
import type { RowActs } from './use-row-acts.ts'

type Props = RowActs & {
  group: Group
  /** How many of its rows to draw yet. */
  drawn: number
  words: { label: string; about: string }
  isFolded: boolean
  isDraft: boolean
  current: string | null
  today: string
}

/** The rows that publishing does the same with. */
export function RowGroup({ group: { state, rows }, drawn, words, isFolded, isDraft, current, today, open, act, save }: Props) {
  const [isUnfolded, setUnfolded] = useState(false)
  const id = useId()
  const isShown = !isFolded || isUnfolded
  const seconds = totalSeconds(rows.map((row) => ({ seconds: row.seconds ?? 0 })))
  return (
    <section className={`group group-${state}`} aria-labelledby={id}>
      <header className="group-head">
        {isDraft && <GroupTick state={state} rows={rows} act={act} />}
        <h3 id={id}>
          {words.label}{' '}
          <span className="group-count">
            {rows.length} {rows.length === 1 ? 'row' : 'rows'}
            {seconds > 0 && (
              <>
                , <Hours seconds={seconds} />
              </>
            )}
          </span>
        </h3>
        {words.about && <p className="group-about">{words.about}</p>}
        {state === 'skipped' && rows.length > 3 && <p className="group-about">{reasonsInWords(rows)}</p>}
        {isFolded && (
          <button type="button" className="text-button" aria-expanded={isShown} onClick={() => setUnfolded(!isUnfolded)}>
            {isShown ? 'Hide' : 'Show'} them
          </button>
        )}
      </header>
      {isShown && (
        <ol className="rows">
          {rows.slice(0, drawn).map((row) => (
            <Row
              key={row.id}
              row={row}
              today={today}
              isDraft={isDraft}
              isCurrent={row.id === current}
              openAs={open?.id === row.id ? open.as : null}
              act={act}
              save={save}
            />
          ))}
        </ol>
      )}
    </section>
  )
}

const mostReasons = 4

function reasonsInWords(rows: Group['rows']): string {
  const counts = [...Map.groupBy(rows, ({ reason }) => reason ?? '')].toSorted(([, one], [, other]) => other.length - one.length)
  const told = counts.slice(0, mostReasons).map(([reason, alike]) => `${alike.length} × ${reason}`)
  return [...told, ...(counts.length > mostReasons ? ['and other reasons'] : [])].join(' · ')
}

import type { Group } from './row-states.ts'
import { verbs } from './state-words.ts'
import type { RowAct } from './use-row-acts.ts'

/** One mark for all rows of a group: take or leave all of them, or decide all of them alike. */
export function GroupTick({ state, rows, act }: Group & { act: (act: RowAct) => void }) {
  const ids = rows.map(({ id }) => id)
  const verb = verbs[state]
  const taken = rows.filter(({ excluded }) => !excluded).length
  if (verb)
    return (
      <input
        type="checkbox"
        className="tick"
        aria-label={`${verb} all ${rows.length}`}
        checked={taken > 0}
        ref={(input) => {
          if (input) input.indeterminate = taken > 0 && taken < rows.length
        }}
        onChange={() => act({ do: taken < rows.length ? 'take' : 'leave', ids })}
      />
    )
  if (state !== 'conflict' || rows.length < 2) return null
  return (
    <span className="group-acts">
      <button type="button" className="text-button" onClick={() => act({ do: 'decide', ids, decision: 'mine' })}>
        Keep all mine
      </button>
      <button type="button" className="text-button" onClick={() => act({ do: 'decide', ids, decision: 'theirs' })}>
        Take all theirs
      </button>
    </span>
  )
}

import { parseLogLines } from '@hourtab/domain/log-line'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { newKey } from '../../api.ts'
import { Button } from '../../controls/button.tsx'
import { Dialog } from '../../controls/dialog.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { type Corrections, readLine, workOf } from './corrections.ts'
import { logInTurn, unlog } from './entries.ts'
import { LineChips } from './line-chips.tsx'
import './log-line.css'

type Draft = { key: string; text: string; corrections: Corrections; isChosen: boolean; reason: string | null }
type Props = { retainerId: string; today: string; pasted: string; onClose: () => void }

/** Many lines at once: each is shown as it was understood, and none is logged before it was looked at. */
export function PastedLines({ retainerId, today, pasted, onClose }: Props) {
  const [drafts, setDrafts] = useState<Draft[]>(() => parseLogLines(pasted, today).map(({ text }) => draftOf(text)))
  const [isBusy, setBusy] = useState(false)
  const change = (key: string, more: Partial<Draft>) =>
    setDrafts((now) => now.map((draft) => (draft.key === key ? { ...draft, ...more } : draft)))

  const lines = drafts.map((draft) => ({ draft, line: readLine(draft.text, today, draft.corrections) }))
  const ready = lines.flatMap(({ draft, line }) => {
    const work = draft.isChosen ? workOf(line) : null
    return work ? [{ ...work, key: draft.key }] : []
  })
  const total = ready.reduce((sum, { seconds }) => sum + seconds, 0)

  async function logAll() {
    if (isBusy || ready.length === 0) return
    setBusy(true)
    const done = new Map<string, string>()
    const failed = new Map<string, string>()
    await logInTurn(retainerId, ready, (at, outcome) => {
      const key = ready[at]?.key ?? ''
      if ('entry' in outcome) done.set(key, outcome.entry.id)
      else failed.set(key, inWords(outcome.error))
    })
    setBusy(false)
    const undo = () => unlog(retainerId, [...done.values()]).catch((error: unknown) => say(inWords(error), { tone: 'bad' }))
    if (done.size > 0) say(`${countOf(done.size)} logged`, { act: undo })
    const left = drafts.filter(({ key }) => !done.has(key)).map((draft) => ({ ...draft, reason: failed.get(draft.key) ?? null }))
    if (left.length === 0 || failed.size === 0) return onClose()
    setDrafts(left)
  }

  return (
    <Dialog title={`Check ${countOf(drafts.length)}`} onClose={onClose} wide>
      <ol className="pasted">
        {lines.map(({ draft, line }) => (
          <li key={draft.key} className={draft.isChosen ? 'pasted-line' : 'pasted-line pasted-out'}>
            <label className="choice">
              <input type="checkbox" checked={draft.isChosen} onChange={(event) => change(draft.key, { isChosen: event.target.checked })} />
              <span>{line.description || draft.text}</span>
            </label>
            <LineChips
              line={line}
              today={today}
              onCorrect={(more) => change(draft.key, { corrections: { ...draft.corrections, ...more } })}
            />
            {draft.isChosen &&
              line.problems.map(({ detail }) => (
                <p key={detail} className="field-error">
                  {detail}
                </p>
              ))}
            {draft.reason && <p className="field-error">{draft.reason}</p>}
          </li>
        ))}
      </ol>
      <footer className="dialog-foot">
        <Button kind="primary" onClick={() => void logAll()} aria-disabled={isBusy || ready.length === 0}>
          {isBusy ? 'Logging …' : `Log ${countOf(ready.length)} · ${formatHours(total)} h`}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </footer>
    </Dialog>
  )
}

const draftOf = (text: string): Draft => ({ key: newKey(), text, corrections: {}, isChosen: true, reason: null })
const countOf = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`

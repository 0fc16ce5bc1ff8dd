import { type ClipboardEvent, useRef, useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { say } from '../../controls/toast.ts'
import { newKey } from '../../api.ts'
import { inWords } from '../../in-words.ts'
import { type Corrections, readLine, workOf } from './corrections.ts'
import { logAtOnce } from './at-once.ts'
import { type NewWork, unlog } from './entries.ts'
import { LineChips } from './line-chips.tsx'
import { LineInput } from './line-input.tsx'
import { loggedInWords } from './logged-in-words.ts'
import { looksLikeSheet } from './pasted-text.ts'
import { PastedLines } from './pasted-lines.tsx'
import { useLineFocus } from './use-line-focus.ts'
import './log-line.css'

type Props = { retainerId: string; today: string; onSheet: (text: string) => void }
type Unlogged = { text: string; corrections: Corrections; reason: string; work: NewWork & { key: string } }

/** The line that is always there: type, see what was understood, Enter. */
export function LogLine({ retainerId, today, onSheet }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [corrections, setCorrections] = useState<Corrections>({})
  const [isAsked, setAsked] = useState(false)
  const [unlogged, setUnlogged] = useState<Unlogged | null>(null)
  const [pasted, setPasted] = useState<string | null>(null)
  useLineFocus(input)

  const line = readLine(text, today, corrections)
  const isEmpty = text.trim() === ''

  function change(typed: string) {
    setText(typed)
    setAsked(false)
    if (typed.trim() === '') setCorrections({})
  }

  function enter() {
    const work = workOf(line)
    if (!work) return setAsked(!isEmpty)
    setText('')
    setCorrections({})
    setUnlogged(null)
    void send({ text, corrections, work: { ...work, key: keyOf(work, unlogged) } })
  }

  async function send(typed: Omit<Unlogged, 'reason'>) {
    try {
      const entry = await logAtOnce(retainerId, typed.work)
      say(loggedInWords(entry, today), { act: () => unlog(retainerId, [entry.id]).catch(tell) })
    } catch (error) {
      setUnlogged({ ...typed, reason: inWords(error) })
      setText((now) => now || typed.text)
      setCorrections((now) => (Object.keys(now).length > 0 ? now : typed.corrections))
      input.current?.focus()
    }
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const copied = event.clipboardData.getData('text/plain')
    if (!/\S[\r\n]+\s*\S/.test(copied)) return
    event.preventDefault()
    if (looksLikeSheet(copied)) onSheet(copied)
    else setPasted(copied)
  }

  return (
    <section className="log-line" aria-label="Log work">
      <form
        className="log-line-form"
        onSubmit={(event) => {
          event.preventDefault()
          enter()
        }}
      >
        <label htmlFor="log-line">
          Log work <kbd aria-hidden="true">n</kbd>
        </label>
        <LineInput ref={input} text={text} describedBy="log-line-said" onText={change} onEnter={enter} onPaste={paste} />
        <Button kind="primary" type="submit">
          Log
        </Button>
      </form>
      <div className="log-line-read">
        {isEmpty ? (
          <p className="quiet">
            What you did, then the hours. A day such as yesterday, mon or 3/12 may stand anywhere. Paste many lines at once.
          </p>
        ) : (
          <LineChips
            line={line}
            today={today}
            onCorrect={(more) => setCorrections({ ...corrections, ...more })}
            onDone={() => input.current?.focus()}
          />
        )}
      </div>
      <div id="log-line-said" role="alert" className="log-line-said">
        {isAsked && line.problems.map(({ detail }) => <p key={detail}>{detail}</p>)}
        {unlogged && (
          <p>
            <strong>Not logged:</strong> {unlogged.text}. {unlogged.reason}
            {text !== unlogged.text && (
              <Button kind="quiet" onClick={() => change(unlogged.text)}>
                Put it back in the line
              </Button>
            )}
          </p>
        )}
      </div>
      {pasted !== null && <PastedLines retainerId={retainerId} today={today} pasted={pasted} onClose={() => setPasted(null)} />}
    </section>
  )
}

// The answer to what seems unlogged may have been lost on its way: sent again as it was, it is still one entry.
function keyOf(work: NewWork, unlogged: Unlogged | null): string {
  const { key, ...before } = unlogged?.work ?? { key: '' }
  return JSON.stringify(before) === JSON.stringify(work) ? key : newKey()
}

const tell = (error: unknown) => say(inWords(error), { tone: 'bad' })

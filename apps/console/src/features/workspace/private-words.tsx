import { useState } from 'react'
import { SubmitButton } from '../../controls/button.tsx'
import { TextField } from '../../controls/field.tsx'
import { refuse } from '../../controls/field-errors.ts'
import { Form } from '../../controls/form.tsx'
import { Failure } from '../../controls/notice.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { useChangePrivateWords, usePrivateWords } from './workspace.ts'
import './private-words.css'

const mostLetters = 60

/** The words that no client should read; each addition and removal is saved at once, and can be undone. */
export function PrivateWords({ mayChange }: { mayChange: boolean }) {
  const { data: words, error, refetch } = usePrivateWords()
  const { mutateAsync: change } = useChangePrivateWords()
  const [typed, setTyped] = useState('')
  if (error && !words) return <Failure error={error} retry={refetch} what="The private words" />
  if (!words) return <Skeleton what="the private words" lines={2} />

  async function add() {
    const wanted = wordsIn(typed)
    const fresh = wanted.filter((word) => !words!.some((known) => isSame(known, word)))
    const long = wanted.find((word) => word.length > mostLetters)
    const fault = long
      ? `At most ${mostLetters} characters: “${long.slice(0, 20)} …”`
      : wanted.length === 0
        ? 'Write a word here'
        : 'On the list already'
    if (long || fresh.length === 0) throw refuse({ name: 'privateWords', detail: fault })
    await change((now) => [...now, ...fresh.filter((word) => !now.some((known) => isSame(known, word)))])
    setTyped('')
  }

  async function remove(word: string) {
    try {
      await change((now) => now.filter((each) => each !== word))
      say(`“${word}” is off the list`, { act: () => change((now) => [...now, word]).catch(tell) })
    } catch (failure) {
      tell(failure)
    }
  }

  return (
    <div className="private-words">
      {words.length === 0 && <p className="quiet">No words yet, such as a nickname, another client’s name, or “retainer rate”.</p>}
      <ul className="words" aria-label="Private words">
        {words.map((word) => (
          <li key={word}>
            {word}
            {mayChange && (
              <button type="button" onClick={() => void remove(word)} aria-label={`Take “${word}” off the list`}>
                <span aria-hidden="true">×</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <Form onSubmit={add}>
          <TextField
            label="Add a word"
            name="privateWords"
            hint="Or a few words that belong together. Several are divided by commas."
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <SubmitButton kind="plain">Add</SubmitButton>
        </Form>
      )}
    </div>
  )
}

const wordsIn = (typed: string): string[] => {
  const words = typed.split(/[,;\n]/).map((word) => word.trim())
  return words.filter((word, at) => word !== '' && words.findIndex((other) => isSame(other, word)) === at)
}
const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()
const tell = (error: unknown) => say(inWords(error), { tone: 'bad' })

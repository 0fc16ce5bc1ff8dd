import type { Import } from '@hourtab/contract/imports'
import { Refused } from '@hourtab/contract/problem'
import { useId, useState } from 'react'
import { Button } from '../../../controls/button.tsx'
import { Notice } from '../../../controls/notice.tsx'
import { useKey } from '../../../controls/use-key.ts'
import { inWords } from '../../../in-words.ts'
import { usePublishImport } from '../publishing.ts'
import {
  type Effect,
  differenceInWords,
  effectInWords,
  effectOf,
  hasEffect,
  publishLabel,
  publishedInWords,
  shiftInWords,
} from './effect.ts'
import './publish-bar.css'

type Props = { draft: Import; openQuestions: number; isChanging: boolean }

/** What publishing will do, in words, and the button that does it; stays in view above the rows. */
export function PublishBar({ draft, openQuestions, isChanging }: Props) {
  const { mutate: publishImport, isPending, error } = usePublishImport(draft)
  const [seen, setSeen] = useState(draft.totals)
  const id = useId()
  useKey('p', () => document.getElementById(`${id}-button`)?.focus())
  const effect = effectOf(draft)
  const isReady = openQuestions === 0 && hasEffect(effect)
  const { changeSeconds } = draft.totals
  function publish() {
    if (!isReady || isPending || isChanging) return
    setSeen(draft.totals)
    publishImport({ diff: draft.diff, done: publishedInWords(effect, draft.filename) })
  }
  return (
    <>
      {error && <Refusal error={error} before={seen} draft={draft} />}
      <section className="publish" aria-label="Publish">
        <p className="publish-words" id={id} role="status" aria-busy={isChanging}>
          {openQuestions > 0 ? (
            `Answer the ${openQuestions === 1 ? 'question' : `${openQuestions} questions`} above first.`
          ) : (
            <Words draft={draft} effect={effect} />
          )}
        </p>
        <Button
          id={`${id}-button`}
          kind="primary"
          onClick={publish}
          aria-disabled={!isReady || isPending || isChanging}
          aria-describedby={id}
        >
          {isPending ? 'Publishing …' : publishLabel(effect, changeSeconds)}
        </Button>
      </section>
    </>
  )
}

function Words({ draft: { totals, cycles, balanceAfter }, effect }: { draft: Import; effect: Effect }) {
  if (!hasEffect(effect)) return totals.unchanged > 0 ? 'Nothing in this file is new.' : 'There is nothing to publish.'
  const [used, rest] = balanceAfter.sentence.split(' · ')
  const shift = `${shiftInWords(totals.changeSeconds)}${cycles.length > 1 ? ` in ${cycles.length} cycles` : ''}`
  const kept =
    effect.keeps > 0 &&
    `${effect.keeps} to decide ${effect.keeps === 1 ? 'stays' : 'stay'} as you left ${effect.keeps === 1 ? 'it' : 'them'}`
  return (
    <>
      <strong>{effectInWords(effect)}</strong>
      <span className="publish-shift">{[shift, cycles.length < 2 && `${used}, ${rest}`, kept].filter(Boolean).join(' · ')}</span>
    </>
  )
}

function Refusal({ error, before, draft }: { error: Error; before: Import['totals']; draft: Import }) {
  const isStale = error instanceof Refused && error.slug === 'stale-draft'
  if (!isStale) return <Notice tone="bad">{inWords(error)}</Notice>
  const difference = differenceInWords(before, draft.totals)
  return (
    <div role="alert">
      <Notice tone="late">
        <p>
          <strong>The work log has changed since you looked at this draft, so nothing was published.</strong>{' '}
          {difference ? `Now there is ${difference}.` : 'Entries that it would change have changed.'}
        </p>
        <p>What you see below is how it stands now. Look at it, then publish.</p>
      </Notice>
    </div>
  )
}

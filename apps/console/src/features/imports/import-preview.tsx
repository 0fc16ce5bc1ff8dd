import type { Import, ImportChange } from '@hourtab/contract/imports'
import { formatHours } from '@hourtab/domain/hours'
import { useState } from 'react'
import { Button } from '../../controls/button.tsx'
import { Notice } from '../../controls/notice.tsx'
import { inWords } from '../../in-words.ts'
import { BalanceChange } from './balance-change.tsx'
import { changedDraft, mergedChange } from './changed-draft.ts'
import { ImportQuestions, isOpen } from './import-questions.tsx'
import { ImportRows } from './import-rows.tsx'
import { takeBack, useChangeImport, useDiscardImport, usePublishImport } from './imports.ts'
import './imports.css'

/** A file, what will become of it, and one button; once it is published, the way back. */
export function ImportPreview({ draft: answered, today }: { draft: Import; today: string }) {
  const { mutate: changeImport, isPending: isChanging } = useChangeImport(answered.id)
  const [unanswered, setUnanswered] = useState<ImportChange>({})
  const draft = changedDraft(answered, unanswered)
  const change = (more: ImportChange) => {
    setUnanswered(mergedChange(unanswered, more))
    changeImport(more, { onSettled: () => setUnanswered({}) })
  }
  const isAsking = draft.questions.some(isOpen)
  return (
    <div className="preview">
      <header className="preview-head">
        <h2>{draft.filename}</h2>
        <p>{draft.why}</p>
        <p className="quiet" role="status">
          {totalsInWords(draft)}
        </p>
      </header>
      {draft.state === 'draft' && (
        <ImportQuestions questions={draft.questions} onAnswer={(id, answer) => change({ answers: { [id]: answer } })} />
      )}
      {draft.state === 'draft' ? (
        <>
          <BalanceChange {...draft} />
          <Publish draft={draft} isAsking={isAsking} isChanging={isChanging} />
          <ImportRows draft={draft} today={today} onExclude={(excludedRows) => change({ excludedRows })} />
        </>
      ) : (
        <Settled draft={draft} />
      )}
    </div>
  )
}

function Publish({ draft, isAsking, isChanging }: { draft: Import; isAsking: boolean; isChanging: boolean }) {
  const { mutate: publishImport, isPending, error } = usePublishImport(draft)
  const { mutate: discardImport } = useDiscardImport(draft)
  const { totals } = draft
  const isBlocked = isAsking || totals.new === 0
  const publish = () => {
    if (!isBlocked && !isPending && !isChanging) publishImport()
  }
  return (
    <div className="publish">
      {error && <Notice tone="bad">{inWords(error)}</Notice>}
      <Button kind="primary" onClick={publish} aria-disabled={isBlocked || isPending || isChanging}>
        {isPending
          ? 'Publishing …'
          : `Publish ${totals.new} ${totals.new === 1 ? 'entry' : 'entries'} · ${formatHours(totals.newSeconds)} h`}
      </Button>
      <Button onClick={() => discardImport()}>Discard</Button>
      {isAsking && <p className="quiet">Answer the question above first.</p>}
      {!isAsking && totals.new === 0 && <p className="quiet">Nothing in this file is new.</p>}
    </div>
  )
}

function Settled({ draft }: { draft: Import }) {
  const words = {
    published: 'This import is published. Its entries are in the work log.',
    undone: 'This import was undone. None of its entries are in the work log.',
    discarded: 'This draft was discarded. Nothing of it was logged.',
    draft: '',
  }
  return (
    <Notice>
      <p>{words[draft.state]}</p>
      {draft.state === 'published' && <Button onClick={() => void takeBack(draft)}>Undo this import</Button>}
    </Notice>
  )
}

function totalsInWords({ totals: { rows, new: fresh, unchanged, skipped, newSeconds } }: Import): string {
  const parts = [
    `${fresh} new with ${formatHours(newSeconds)} h`,
    unchanged && `${unchanged} already logged`,
    skipped && `${skipped} skipped`,
  ]
  return `${rows} ${rows === 1 ? 'row' : 'rows'}: ${parts.filter(Boolean).join(', ')}`
}

import type { Import } from '@hourtab/contract/imports'
import { BalanceChange } from './preview/balance-change.tsx'
import { ImportRows } from './preview/import-rows.tsx'
import { PreviewHead } from './preview/preview-head.tsx'
import { PublishBar } from './preview/publish-bar.tsx'
import { isOpen, Questions } from './preview/questions.tsx'
import { SettledImport } from './preview/settled-import.tsx'
import { useDraft } from './preview/use-draft.ts'

/** A file, what will become of it, and one button; once it is published, what became of it and the way back. */
export function ImportPreview({ draft, today }: { draft: Import; today: string }) {
  if (draft.state === 'draft') return <Draft key={draft.id} answered={draft} today={today} />
  return (
    <div className="preview">
      <PreviewHead draft={draft} today={today} />
      <SettledImport draft={draft} />
      {draft.rows.length > 0 && <ImportRows draft={draft} today={today} />}
    </div>
  )
}

function Draft({ answered, today }: { answered: Import; today: string }) {
  const drafting = useDraft(answered)
  const { draft, isChanging, change } = drafting
  return (
    <div className="preview">
      <PreviewHead draft={draft} today={today} />
      <Questions draft={draft} today={today} onAnswer={(answers) => change({ answers })} />
      {draft.rows.length > 0 && <BalanceChange draft={draft} today={today} />}
      <PublishBar draft={draft} openQuestions={draft.questions.filter(isOpen).length} isChanging={isChanging} />
      {draft.rows.length > 0 && <ImportRows draft={draft} today={today} drafting={drafting} />}
    </div>
  )
}

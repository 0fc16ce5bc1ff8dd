import type { Import } from '@hourtab/contract/imports'
import { Link } from 'react-router'
import { useState } from 'react'
import { Button } from '../../../controls/button.tsx'
import { Notice } from '../../../controls/notice.tsx'
import { momentInWords } from '../../../days.ts'
import { takeBack } from '../publishing.ts'
import { shiftInWords } from './effect.ts'

/** What became of an import, and the way back while there is one. */
export function SettledImport({ draft }: { draft: Import }) {
  const { state, retainerId, totals, publishedAt, undoneAt } = draft
  const [isBusy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    await takeBack(draft)
    setBusy(false)
  }
  if (state === 'discarded') return <Notice>This draft was discarded. Nothing of it was logged.</Notice>
  if (state === 'undone')
    return (
      <Notice>
        Undone {momentInWords(undoneAt ?? '')}. The <Link to={`/retainers/${retainerId}`}>work log</Link> is as it was before, but for what
        you edited since.
      </Notice>
    )
  return (
    <Notice>
      <p>
        <strong>Published {momentInWords(publishedAt ?? '')}</strong>, {shiftInWords(totals.changeSeconds)}. It is in the{' '}
        <Link to={`/retainers/${retainerId}`}>work log</Link>.
      </p>
      <Button onClick={() => void undo()} aria-disabled={isBusy}>
        Undo this import
      </Button>
    </Notice>
  )
}

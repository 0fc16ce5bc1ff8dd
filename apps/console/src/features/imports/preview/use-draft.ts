import type { Import, ImportChange } from '@hourtab/contract/imports'
import { useMemo, useState } from 'react'
import { say } from '../../../controls/toast.ts'
import { inWords } from '../../../in-words.ts'
import { useChangeImport } from '../imports.ts'
import { changedDraft } from './changed-draft.ts'

/** A draft with the changes that are on their way. `change` says what was refused; `save` throws it. */
export function useDraft(answered: Import) {
  const { mutateAsync: changeImport } = useChangeImport(answered.id)
  const [pending, setPending] = useState<readonly ImportChange[]>([])
  const draft = useMemo(() => pending.reduce(changedDraft, answered), [answered, pending])

  async function save(change: ImportChange): Promise<void> {
    setPending((changes) => [...changes, change])
    try {
      await changeImport(change)
    } finally {
      setPending((changes) => changes.filter((each) => each !== change))
    }
  }
  const change = (more: ImportChange) => void save(more).catch((error) => say(inWords(error), { tone: 'bad' }))
  return { draft, isChanging: pending.length > 0, change, save }
}

export type Drafting = ReturnType<typeof useDraft>

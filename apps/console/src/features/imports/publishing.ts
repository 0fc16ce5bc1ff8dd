import { type Import, discardImport, publishImport, undoImport } from '@hourtab/contract/imports'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask, keys, newKey, queryClient } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'

type Handled = Pick<Import, 'id' | 'retainerId' | 'filename'>

// What follows stands here and not beside the button, because the button is gone as soon as the import is no draft any more.

/** Publishes a draft as it was looked at, goes to the work log and says `done`, with the way back. */
export function usePublishImport({ id, retainerId, filename }: Handled) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ diff }: { diff: string; done: string }) =>
      ask(publishImport, { params: { importId: id }, body: { diff }, idempotencyKey: newKey() }),
    onSuccess: async ({ kept }, { done }) => {
      say(withKept(done, kept), { isLasting: true, act: () => takeBack({ id, retainerId, filename }) })
      await navigate(`/retainers/${retainerId}`)
      return refreshImport(retainerId, id)
    },
    // Whatever was refused, the draft is other than it was looked at.
    onError: () => queryClient.invalidateQueries({ queryKey: keys.import(id) }),
  })
}

/** Discards a draft and goes back to the imports. */
export function useDiscardImport({ id, retainerId, filename }: Handled) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => ask(discardImport, { params: { importId: id } }),
    onSuccess: async () => {
      say(`Draft of ${filename} discarded; nothing was logged`)
      await navigate(`/retainers/${retainerId}/imports`)
      return refreshImport(retainerId, id)
    },
    onError: (error) => say(inWords(error), { tone: 'bad' }),
  })
}

/** Takes a published import back, and says what came of it. */
export async function takeBack({ id, retainerId, filename }: Handled) {
  try {
    const { kept } = await ask(undoImport, { params: { importId: id } })
    say(withKept(`Import of ${filename} undone`, kept), { isLasting: kept > 0 })
  } catch (error) {
    say(`Not undone. ${inWords(error)}`, { tone: 'bad', isLasting: true })
  }
  await refreshImport(retainerId, id)
}

const withKept = (done: string, kept: number) =>
  kept === 0 ? done : `${done}; kept ${kept} ${kept === 1 ? 'entry' : 'entries'} you edited`

function refreshImport(retainerId: string, importId: string) {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  void queryClient.invalidateQueries({ queryKey: keys.import(importId) })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

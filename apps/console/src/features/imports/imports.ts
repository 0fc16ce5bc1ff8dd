import {
  type Import,
  type ImportChange,
  changeImport,
  discardImport,
  listImports,
  publishImport,
  readImport,
  undoImport,
} from '@hourtab/contract/imports'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask, keys, newKey, queryClient } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'

export const useImports = (retainerId: string) =>
  useInfiniteQuery({
    queryKey: keys.imports(retainerId),
    queryFn: ({ pageParam }) => ask(listImports, { params: { retainerId }, query: { cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

export const useImport = (importId: string) =>
  useQuery({
    queryKey: keys.import(importId),
    queryFn: async ({ signal }) => (await ask(readImport, { params: { importId }, signal })).import,
  })

/** Answers questions and leaves rows out; changes of one draft wait for one another. */
export const useChangeImport = (importId: string) =>
  useMutation({
    scope: { id: importId },
    mutationFn: async (body: ImportChange) => (await ask(changeImport, { params: { importId }, body })).import,
    onSuccess: (draft) => queryClient.setQueryData(keys.import(importId), draft),
    onError: (error) => {
      say(inWords(error), { tone: 'bad' })
      return queryClient.invalidateQueries({ queryKey: keys.import(importId) })
    },
  })

type Handled = Pick<Import, 'id' | 'retainerId' | 'filename'>

// What follows stands here and not beside the button, because the button is gone as soon as the import is no draft any more.

/** Publishes a draft, goes to the work log and says so, with the way back. */
export function usePublishImport({ id, retainerId, filename }: Handled) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => ask(publishImport, { params: { importId: id }, idempotencyKey: newKey() }),
    onSuccess: async ({ import: { totals } }) => {
      say(`${totals.new} ${totals.new === 1 ? 'entry' : 'entries'} published from ${filename}`, {
        isLasting: true,
        act: () => takeBack({ id, retainerId, filename }),
      })
      await navigate(`/retainers/${retainerId}`)
      return refreshImport(retainerId, id)
    },
  })
}

/** Discards a draft and goes back to the imports. */
export function useDiscardImport({ id, retainerId }: Handled) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => ask(discardImport, { params: { importId: id } }),
    onSuccess: async () => {
      await navigate(`/retainers/${retainerId}/imports`)
      return refreshImport(retainerId, id)
    },
    onError: (error) => say(inWords(error), { tone: 'bad' }),
  })
}

/** Takes a published import back, and says what came of it. */
export async function takeBack({ id, retainerId, filename }: Handled) {
  try {
    await ask(undoImport, { params: { importId: id } })
    say(`Import of ${filename} undone`)
  } catch (error) {
    say(`Not undone. ${inWords(error)}`, { tone: 'bad', isLasting: true })
  }
  await refreshImport(retainerId, id)
}

function refreshImport(retainerId: string, importId: string) {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  void queryClient.invalidateQueries({ queryKey: keys.import(importId) })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

import { changeWorkspace, readWorkspace } from '@hourtab/contract/workspace'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ask, askTagged, keys, queryClient } from '../../api.ts'

const privateWords = [...keys.me, 'private-words']

/** Renames the workspace as it stands now. */
export const useRenameWorkspace = () =>
  useMutation({
    mutationFn: async (name: string) => {
      const { etag } = await askTagged(readWorkspace, {})
      return ask(changeWorkspace, { body: { name }, ifMatch: etag ?? undefined })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.me }),
  })

export const usePrivateWords = () =>
  useQuery({ queryKey: privateWords, queryFn: async ({ signal }) => (await ask(readWorkspace, { signal })).workspace.privateWords })

/** Changes the private words as they stand now, whoever changed them last. */
export const useChangePrivateWords = () =>
  useMutation({
    mutationFn: async (change: (now: string[]) => string[]) => {
      const { answer, etag } = await askTagged(readWorkspace, {})
      const body = { privateWords: change(answer.workspace.privateWords) }
      return (await ask(changeWorkspace, { body, ifMatch: etag ?? undefined })).workspace.privateWords
    },
    onSuccess: (words) => queryClient.setQueryData(privateWords, words),
  })

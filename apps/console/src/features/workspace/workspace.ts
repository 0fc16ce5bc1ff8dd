import { changeWorkspace, readWorkspace } from '@hourtab/contract/workspace'
import { useMutation } from '@tanstack/react-query'
import { ask, askTagged, keys, queryClient } from '../../api.ts'

/** Renames the workspace as it stands now. */
export const useRenameWorkspace = () =>
  useMutation({
    mutationFn: async (name: string) => {
      const { etag } = await askTagged(readWorkspace, {})
      return ask(changeWorkspace, { body: { name }, ifMatch: etag ?? undefined })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.me }),
  })

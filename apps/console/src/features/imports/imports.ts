import { type ImportChange, changeImport, listImports, readImport } from '@hourtab/contract/imports'
import { Refused } from '@hourtab/contract/problem'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { ask, keys, queryClient } from '../../api.ts'

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

/** Answers questions, leaves rows out, writes over, splits and decides them; changes of one draft wait for one another. */
export const useChangeImport = (importId: string) =>
  useMutation({
    scope: { id: importId },
    mutationFn: async (body: ImportChange) => (await ask(changeImport, { params: { importId }, body })).import,
    onSuccess: (draft) => queryClient.setQueryData(keys.import(importId), draft),
    // What a form got wrong changes nothing; after anything else the draft may be other than it is shown.
    onError: (error) => {
      if (error instanceof Refused && error.problem.status === 422) return undefined
      return queryClient.invalidateQueries({ queryKey: keys.import(importId) })
    },
  })

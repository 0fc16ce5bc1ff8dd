import {
  closeCycle,
  exportStatement,
  listStatements,
  type Paper,
  printStatement,
  readAmounts,
  readStatement,
  reopenStatement,
} from '@hourtab/contract/statements'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { ask, keys, newKey, queryClient } from '../../api.ts'

export const useStatements = (retainerId: string) =>
  useInfiniteQuery({
    queryKey: keys.statements(retainerId),
    queryFn: ({ pageParam, signal }) => ask(listStatements, { params: { retainerId }, query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** A statement never changes, so what was read once is true. */
export const useStatement = (statementId: string) =>
  useQuery({
    queryKey: keys.statement(statementId),
    queryFn: ({ signal }) => ask(readStatement, { params: { statementId }, signal }),
    staleTime: Infinity,
  })

export const useAmounts = (statementId: string) =>
  useQuery({
    queryKey: [...keys.statement(statementId), 'amounts'],
    queryFn: ({ signal }) => ask(readAmounts, { params: { statementId }, signal }),
  })

/** Closes the cycle that begins on a day. Sent twice it closes once. */
export const useCloseCycle = (retainerId: string) =>
  useMutation({
    mutationFn: (cycleStartsOn: string) => ask(closeCycle, { params: { retainerId }, body: { cycleStartsOn }, idempotencyKey: newKey() }),
    onSuccess: () => refresh(retainerId),
  })

export const useReopen = (retainerId: string) =>
  useMutation({
    mutationFn: (statementId: string) => ask(reopenStatement, { params: { statementId } }),
    onSuccess: () => refresh(retainerId),
  })

// Closing and opening move entries between cycles: everything that is known of the retainer is read again.
function refresh(retainerId: string) {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

/** Where a statement can be downloaded from. */
export const pdfOf = (statementId: string, paper: Paper) => `${printStatement.path.replace(':statementId', statementId)}?paper=${paper}`
export const csvOf = (statementId: string) => exportStatement.path.replace(':statementId', statementId)

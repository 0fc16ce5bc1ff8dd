import type { Call } from '@hourtab/contract/endpoint'
import { type Grant, agreeHours, listGrants, removeGrant } from '@hourtab/contract/grants'
import { formatHours } from '@hourtab/domain/hours'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ask, keys, newKey, queryClient } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'

type Wanted = Call<typeof agreeHours>['body']

/** What was agreed for the cycle that begins on a day, and what was borrowed from it. */
export const useGrants = (retainerId: string, cycleStartsOn: string) =>
  useQuery({
    queryKey: [...keys.grants(retainerId), cycleStartsOn],
    queryFn: ({ signal }) => ask(listGrants, { params: { retainerId }, query: { cycle: cycleStartsOn, limit: 200 }, signal }),
  })

/** Agrees hours and says so, with the way back. */
export const useAgreeHours = (retainerId: string) =>
  useMutation({
    mutationFn: (body: Wanted) => ask(agreeHours, { params: { retainerId }, body, idempotencyKey: newKey() }),
    onSuccess: async ({ grant }) => {
      await refreshBalances(retainerId)
      const done = grant.borrowedFrom === null ? 'agreed' : 'borrowed'
      say(`${formatHours(grant.seconds)} h ${done}: ${grant.reason}`, { act: () => removeHours(grant).catch(tell) })
    },
  })

/** Removes agreed hours and says so, with the way back. Throws what the server refused, which is a question where they are spent. */
export async function removeHours(grant: Grant, given: { evenIfSpent?: true } = {}): Promise<void> {
  const { id, retainerId, cycleStartsOn, seconds, reason, agreedBy, borrowedFrom } = grant
  await ask(removeGrant, { params: { grantId: id }, query: given.evenIfSpent && { evenIfSpent: 'true' } })
  await refreshBalances(retainerId)
  const body = { cycleStartsOn, seconds, reason, agreedBy, borrowedFrom }
  const again = () =>
    ask(agreeHours, { params: { retainerId }, body, idempotencyKey: newKey() })
      .then(() => refreshBalances(retainerId))
      .catch(tell)
  say(`${formatHours(seconds)} h removed: ${reason}`, { act: again })
}

export const tell = (error: unknown) => say(inWords(error), { tone: 'bad', isLasting: true })

function refreshBalances(retainerId: string) {
  void queryClient.invalidateQueries({ queryKey: keys.retainers })
  return queryClient.invalidateQueries({ queryKey: keys.retainer(retainerId) })
}

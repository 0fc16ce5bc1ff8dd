import { readMe } from '@hourtab/contract/accounts'
import { useQuery } from '@tanstack/react-query'
import { ask, isSignedOut, keys } from './api.ts'

/** Who is signed in: undefined while it is not known, null for nobody. */
export function useMe() {
  return useQuery({ queryKey: keys.me, queryFn: readMeOrNobody, staleTime: 300_000 })
}

async function readMeOrNobody() {
  try {
    return (await ask(readMe, {})).me
  } catch (error) {
    if (isSignedOut(error)) return null
    throw error
  }
}

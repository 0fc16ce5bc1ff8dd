import { readMe } from '@hourtab/contract/accounts'
import { useQuery } from '@tanstack/react-query'
import { ask, isSignedOut, keys } from './api.ts'
import { rememberSignIn, rememberedSignIn } from './signed-in.ts'

/**
 * Who is signed in: undefined while it is not known, null for nobody. A browser that remembers that nobody is does not ask; one that
 * never knew asks, unless the page is for strangers anyway.
 */
export function useMe({ isForStrangers = false } = {}) {
  const mayBeSomebody = rememberedSignIn() ?? !isForStrangers
  return useQuery({ queryKey: keys.me, queryFn: readMeOrNobody, staleTime: 300_000, ...(!mayBeSomebody && { initialData: null }) })
}

async function readMeOrNobody() {
  try {
    const { me } = await ask(readMe, {})
    rememberSignIn(true)
    return me
  } catch (error) {
    if (isSignedOut(error)) return null
    throw error
  }
}

import {
  type Me,
  changeMe,
  deleteMe,
  endSession,
  listSessions,
  login,
  logout,
  lookAround,
  readLeaving,
  register,
} from '@hourtab/contract/accounts'
import type { Call } from '@hourtab/contract/endpoint'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { ask, holdMe, keys, queryClient } from '../../api.ts'
import { rememberSignIn } from '../../signed-in.ts'

/** Takes in whoever has just signed in; nothing of whoever was here before stays. */
function useEnter() {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  return ({ me }: { me: Me }) => {
    queryClient.clear()
    holdMe(me)
    const to = search.get('to') ?? ''
    return navigate(/^\/[a-z]/.test(to) ? to : '/retainers', { replace: true })
  }
}

export const useRegister = () =>
  useMutation({ mutationFn: (body: Call<typeof register>['body']) => ask(register, { body }), onSuccess: useEnter() })

export const useLogin = () => useMutation({ mutationFn: (body: Call<typeof login>['body']) => ask(login, { body }), onSuccess: useEnter() })

export const useLookAround = () => useMutation({ mutationFn: () => ask(lookAround, {}), onSuccess: useEnter() })

/** Signs out and begins anew: a page that is loaded afresh holds nothing of whoever was here. */
export const useLogout = () =>
  useMutation({
    mutationFn: () => ask(logout, {}),
    onSuccess: () => {
      rememberSignIn(false)
      location.replace('/')
    },
  })

/** What goes with the account; asked anew each time, because it says what is about to be lost. */
export const useLeaving = () =>
  useQuery({ queryKey: [...keys.me, 'leaving'], queryFn: () => ask(readLeaving, {}), staleTime: 0, gcTime: 0 })

/** Deletes the account, and begins anew at the door, which says that it is done. */
export const useDeleteMe = () =>
  useMutation({
    mutationFn: (currentPassword: string) => ask(deleteMe, { body: { currentPassword } }),
    onSuccess: () => {
      rememberSignIn(false)
      location.replace('/?deleted')
    },
  })

export const useChangeMe = () =>
  useMutation({
    mutationFn: (body: Call<typeof changeMe>['body']) => ask(changeMe, { body }),
    onSuccess: ({ me }) => {
      holdMe(me)
      return queryClient.invalidateQueries({ queryKey: keys.sessions })
    },
  })

export const useSessions = () => useQuery({ queryKey: keys.sessions, queryFn: () => ask(listSessions, {}) })

export const useEndSession = () =>
  useMutation({
    mutationFn: (sessionId: string) => ask(endSession, { params: { sessionId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keys.sessions }),
  })

import { listCycles, readBalance } from '@hourtab/contract/balance'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, keys } from '../../api.ts'

/** The balance of the cycle that holds a day, by default today, with the lines that explain it. */
export const useBalance = (retainerId: string, on?: string) =>
  useQuery({
    queryKey: keys.balance(retainerId, on),
    queryFn: ({ signal }) => ask(readBalance, { params: { retainerId }, query: { on }, signal }),
    placeholderData: keepPreviousData,
  })

export const useCycles = (retainerId: string) =>
  useQuery({ queryKey: keys.cycles(retainerId), queryFn: ({ signal }) => ask(listCycles, { params: { retainerId }, signal }) })

/** Every cycle, and those to come that hours are agreed for or borrowed from. */
export const useAllCycles = (retainerId: string) =>
  useQuery({
    queryKey: [...keys.cycles(retainerId), 'coming'],
    queryFn: ({ signal }) => ask(listCycles, { params: { retainerId }, query: { coming: 'agreed' }, signal }),
  })

import { pauseRetainer, resumeRetainer } from '@hourtab/contract/pauses'
import type { Day } from '@hourtab/domain/calendar'
import { useMutation } from '@tanstack/react-query'
import { ask } from '../../api.ts'
import { refreshRetainer } from './retainers.ts'

export const usePauseRetainer = (retainerId: string) =>
  useMutation({
    mutationFn: (from: Day) => ask(pauseRetainer, { params: { retainerId }, body: { from } }),
    onSuccess: () => refreshRetainer(retainerId),
  })

export const useResumeRetainer = (retainerId: string) =>
  useMutation({
    mutationFn: (from: Day) => ask(resumeRetainer, { params: { retainerId }, query: { from } }),
    onSuccess: () => refreshRetainer(retainerId),
  })

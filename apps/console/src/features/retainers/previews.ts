import { PlannedChange, previewChange, type CyclePreview } from '@hourtab/contract/previews'
import type { CycleLine } from '@hourtab/contract/balance'
import { formatHours } from '@hourtab/domain/hours'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../../api.ts'

/** What a change would make of each cycle, asked anew whenever the change is another; once it is made, nothing is asked about it. */
export const usePreview = (retainerId: string, planned: PlannedChange | undefined) =>
  useQuery({
    queryKey: ['previews', retainerId, planned],
    queryFn: ({ signal }) => ask(previewChange, { params: { retainerId }, body: planned!, signal }),
    // What is half typed is not asked about.
    enabled: isAskable(planned),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  })

/** Whether a change is complete enough to be asked about. */
export const isAskable = (planned: PlannedChange | undefined): planned is PlannedChange => PlannedChange.safeParse(planned).success

/** What a preview tells of a cycle, each figure as printed. */
export type Figures = { cap: string; carried: string; rest: string }

/** `20`, `−2`, `8 remain` or `2 over`. */
export function figuresInWords({ capSeconds, carriedInSeconds, sentence }: CycleLine): Figures {
  const [, rest = ''] = sentence.split(' · ')
  return { cap: formatHours(capSeconds), carried: formatHours(carriedInSeconds).replace('-', '−'), rest: rest.replace(/ hours?\b/, '') }
}

/** Whether a cycle comes out otherwise than it is. */
export function differs({ before, after }: CyclePreview): boolean {
  if (!before || !after || before.cycle.endsOn !== after.cycle.endsOn) return true
  const shown = (line: CycleLine) => Object.values(figuresInWords(line)).join(' ')
  return shown(before) !== shown(after)
}

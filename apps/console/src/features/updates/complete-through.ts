import { changeRetainer, type Retainer } from '@hourtab/contract/retainers'
import type { Day } from '@hourtab/domain/calendar'
import { useMutation } from '@tanstack/react-query'
import { askTagged } from '../../api.ts'
import { say } from '../../controls/toast.ts'
import { inWords } from '../../in-words.ts'
import { refreshRetainer } from '../retainers/retainers.ts'

type Tagged = { retainer: Retainer; etag: string | undefined }

/** Says that the log of a retainer is complete through today, with the way back to what was said before. */
export const useSayComplete = () =>
  useMutation({
    mutationFn: async ({ retainer: { id, completeThrough: before }, etag, today }: Tagged & { today: Day }) => {
      const after = await setThrough(id, today, etag)
      say('The log is complete through today', { act: () => setThrough(id, before, after).catch(tell) })
    },
    onError: tell,
  })

async function setThrough(retainerId: string, completeThrough: Day | null, etag: string | undefined): Promise<string | undefined> {
  try {
    const answered = await askTagged(changeRetainer, { params: { retainerId }, body: { completeThrough }, ifMatch: etag })
    return answered.etag ?? undefined
  } finally {
    await refreshRetainer(retainerId)
  }
}

const tell = (error: unknown) => say(`Not saved. ${inWords(error)}`, { tone: 'bad' })

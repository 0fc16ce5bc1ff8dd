import { decode } from '@hourtab/domain/csv/decode'
import { draftOf } from '@hourtab/domain/csv/drafts'
import { type Reading, summaryOf } from './reading-summary.ts'

// A thread of its own: however large the file, the page goes on moving.

export type ToRead = { file: File; today: string }

addEventListener('message', ({ data }: MessageEvent<ToRead>) => {
  void read(data).then((reading) => postMessage(reading))
})

async function read({ file, today }: ToRead): Promise<Reading> {
  const decoded = decode(new Uint8Array(await file.arrayBuffer()))
  if (decoded.refused) return decoded
  const draft = draftOf(decoded.text, { filename: file.name, today })
  return draft.refused ? draft : summaryOf(draft)
}

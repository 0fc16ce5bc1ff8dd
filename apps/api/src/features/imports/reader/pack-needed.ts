import { once } from 'node:events'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import { createGzip } from 'node:zlib'
import { neededPieces } from '../keep-needed.ts'

const largeBytes = 1_000_000

/** A file with only the cells that are needed to read it again, compressed. */
export const packNeeded = (text: string): Promise<Uint8Array> => buffer(Readable.from(neededPieces(text)).pipe(createGzip({ level: 1 })))

/** The same; a large file is packed in one more thread, beside its being read. The bytes are handed over to it. */
export async function packBeside(text: string, bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length < largeBytes) return packNeeded(text)
  const worker = new Worker(new URL('pack-worker.ts', import.meta.url), {
    workerData: bytes,
    transferList: [bytes.buffer as ArrayBuffer],
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const [packed] = (await once(worker, 'message')) as [Uint8Array]
  return packed
}

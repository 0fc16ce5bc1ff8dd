import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { sourceOf, type ImportRecord } from './queries.ts'
import { keepReader, openReader, takeReader, type Reader } from './reader/open-reader.ts'

const largeBytes = 1_000_000
const largePackedBytes = 120_000

/** Runs work with the file of a draft open. A large one stays open for a while, unless the draft is settled. */
export async function withReader<T>(
  { db, actor }: Context,
  { id }: ImportRecord,
  work: (reader: Reader) => Promise<T>,
  isSettled = false,
): Promise<T> {
  const known = takeReader(id)
  if (known) return closing(known, () => work(known), isSettled ? undefined : id)
  const source = await sourceOf(db, actor.workspaceId, id)
  const { reader } = await openReader(source.length > largePackedBytes)
  return closing(
    reader,
    async () => {
      await opened(reader, source, true)
      return work(reader)
    },
    isSettled ? undefined : id,
  )
}

/** Runs work with a file as it was uploaded; `keepAs` says under which name it stays open. Throws 422 with the reason when it is no text. */
export async function withFile<T>(
  bytes: Uint8Array,
  work: (file: { reader: Reader; signature: string | null }) => Promise<T>,
  keepAs?: string,
): Promise<T> {
  const { reader } = await openReader(bytes.length > largeBytes)
  return closing(reader, async () => work({ reader, signature: await opened(reader, bytes, false) }), keepAs)
}

async function opened(reader: Reader, bytes: Uint8Array, isPacked: boolean): Promise<string | null> {
  const file = await reader.open(bytes, isPacked)
  if (file.refused) throw problems.notAnImport(file.reason)
  return file.signature
}

async function closing<T>(reader: Reader, work: () => Promise<T>, keepAs: string | undefined): Promise<T> {
  let isDone = false
  try {
    const done = await work()
    isDone = true
    return done
  } catch (error) {
    const isTooMuch = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    throw isTooMuch ? problems.tooLarge('what can be read at once: export a shorter range of dates') : error
  } finally {
    if (isDone && reader.isLarge && keepAs !== undefined) keepReader(keepAs, reader)
    else reader.close()
  }
}

import type { Context } from '../../platform/context.ts'
import { problems } from '../../platform/problem.ts'
import { sourceOf, type ImportRecord } from './queries.ts'
import { openReader, type Reader } from './reader/open-reader.ts'

/** Runs work with the file of a draft open, and closes it whatever comes of it. */
export async function withReader<T>({ db, actor }: Context, { id }: ImportRecord, work: (reader: Reader) => Promise<T>): Promise<T> {
  const source = await sourceOf(db, actor.workspaceId, id)
  return withFile(source, true, ({ reader }) => work(reader))
}

/** The same with a file as it was uploaded; throws 422 with the reason when it is no text. */
export async function withFile<T>(
  bytes: Uint8Array,
  isPacked: boolean,
  work: (file: { reader: Reader; signature: string | null }) => Promise<T>,
): Promise<T> {
  const reader = openReader()
  try {
    const opened = await reader.open(bytes, isPacked)
    if (opened.refused) throw problems.notAnImport(opened.reason)
    return await work({ reader, signature: opened.signature })
  } finally {
    reader.close()
  }
}

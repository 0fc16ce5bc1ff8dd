import type supertest from 'supertest'
import { unzip } from './unzip.ts'

type Agent = Pick<ReturnType<typeof supertest.agent>, 'get'>

/** What whoever is signed in takes out: the zip, the files in it, and all their text. */
export async function exportOf(agent: Agent) {
  const { status, body } = await agent.get('/api/v1/workspace/export').buffer(true).parse(asBytes)
  if (status !== 200) throw new Error(`the export answered ${status}`)
  const files = await unzip(body as Buffer)
  return { bytes: body as Buffer, files, text: [...files.values()].join('\n') }
}

function asBytes(answer: supertest.Response, done: (error: Error | null, bytes: Buffer) => void) {
  const stream = answer as unknown as NodeJS.ReadableStream
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('end', () => done(null, Buffer.concat(chunks)))
}

import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Problem, problems } from './problem.ts'

type BusboyFileStream = MultipartFile['file']

/** A file that was sent, whole and in memory. */
export type Upload = { bytes: Buffer; filename: string }

export const uploadLimitBytes = 25 * 1024 * 1024

/** Reads the uploaded file of a request: multipart with a `file`, or the body itself as `text/csv`. */
export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  const { filename } = request.query as { filename?: unknown }
  if (Buffer.isBuffer(request.body))
    return { bytes: request.body, filename: nameOf(typeof filename === 'string' ? filename : 'pasted.csv') }
  if (!request.isMultipart()) throw problems.unknownMediaType('Send the file as multipart/form-data in a field named file, or as text/csv.')
  if (Number(request.headers['content-length']) > uploadLimitBytes + formBytes) throw tooLarge()
  const part = await readable(request.file({ limits: { fileSize: uploadLimitBytes, files: 1, fields: 5 } }))
  if (!part || part.fieldname !== 'file')
    throw problems.invalidInput([{ pointer: '#/file', detail: 'Send the export in a field named file' }])
  return { bytes: await readable(bytesOf(part.file)), filename: nameOf(part.filename) }
}

// What a form has around its file.
const formBytes = 64 * 1024
const tooLarge = () => problems.tooLarge('25 MB for a file')

/** Reads a file to its end, or to the limit and no further. */
function bytesOf(file: BusboyFileStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    file.on('data', (chunk: Buffer) => chunks.push(chunk))
    // What follows is thrown away as it arrives: cutting the line would lose our answer.
    file.on('limit', () => reject(tooLarge()))
    file.on('error', reject)
    file.on('end', () => resolve(Buffer.concat(chunks)))
  })
}

/** A form that has no end, or is none, is the caller's mistake; the parser says so in errors of its own. */
const readable = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch((error: Error & { code?: string }) => {
    throw error instanceof Problem || error.code?.startsWith('FST_')
      ? error
      : problems.unreadable('The form ends before its last boundary.')
  })

// A name is shown to people, so it keeps no control characters.
const nameOf = (filename: string): string =>
  filename
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '')
    .slice(0, 255) || 'export.csv'

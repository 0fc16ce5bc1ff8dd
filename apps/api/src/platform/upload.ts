import type {} from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { problems } from './problem.ts'

/** A file that was sent, whole and in memory. */
export type Upload = { bytes: Buffer; filename: string }

export const uploadLimitBytes = 25 * 1024 * 1024

/** Reads the uploaded file of a request: multipart with a `file`, or the body itself as `text/csv`. */
export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  const { filename } = request.query as { filename?: unknown }
  if (Buffer.isBuffer(request.body))
    return { bytes: request.body, filename: nameOf(typeof filename === 'string' ? filename : 'pasted.csv') }
  if (!request.isMultipart()) throw problems.unknownMediaType('Send the file as multipart/form-data in a field named file, or as text/csv.')
  const part = await request.file({ limits: { fileSize: uploadLimitBytes, files: 1, fields: 5 } })
  if (!part || part.fieldname !== 'file')
    throw problems.invalidInput([{ pointer: '#/file', detail: 'Send the export in a field named file' }])
  return { bytes: await part.toBuffer(), filename: nameOf(part.filename) }
}

// oxlint-disable-next-line no-control-regex -- a name is shown to people, so it keeps no control characters
const nameOf = (filename: string): string =>
  filename
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .slice(0, 255) || 'export.csv'

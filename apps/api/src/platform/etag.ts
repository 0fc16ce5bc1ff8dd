import { hash } from 'node:crypto'
import { problems } from './problem.ts'

/** The ETag of a resource: a digest of what is shown of it, so that it changes exactly when that does, and not with the moment of reading. */
export const etagOf = (resource: unknown): string =>
  `"${hash('sha256', JSON.stringify(resource).replace(moment, ''), 'base64url').slice(0, 22)}"`

// Inside a text every quotation mark has a backslash before it, so that only a field can match.
const moment = /"asOf":"[^"]*",?/g

/** True when a header such as If-None-Match lists the tag, or `*`. */
export const namesTag = (header: string, etag: string): boolean =>
  header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag)

/** Makes the check that a handler calls with the present resource before it changes it. */
export const ifMatchOf = (header: string | undefined) => (resource: unknown) => {
  if (header !== undefined && !namesTag(header, etagOf(resource))) throw problems.stale()
}

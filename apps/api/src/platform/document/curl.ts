import type { Operation } from './reference-page.ts'

const quoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** An operation as a person would try it in a shell, with the variables of the quickstart. */
export function curlFor({ path, method, parameters, requestBody, security }: Operation): string {
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.replaceAll(/([A-Z])/g, '_$1').toUpperCase()}`)
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? []
  const isFile = type === 'multipart/form-data'
  const needsMatch = parameters.some(({ name, required }) => name === 'If-Match' && required)
  const lines = [
    `curl ${method === 'post' || method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$HOURTAB_URL${url}"`,
    ...(security.length > 0 ? ['-H "Authorization: Bearer $HOURTAB_KEY"'] : []),
    ...(needsMatch ? [`-H 'If-Match: "pq0ZkYc1"'`] : []),
    ...(isFile ? ['-F file=@export.csv'] : []),
    ...(type && !isFile ? [`-H "Content-Type: ${type}"`, `-d ${quoted(JSON.stringify(media?.example, null, 2))}`] : []),
    ...(method === 'post' && !type ? ['-X POST'] : []),
  ]
  return lines.join(' \\\n  ')
}

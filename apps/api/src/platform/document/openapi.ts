import { Problem } from '@hourtab/contract/problem'
import { headers } from './answers.ts'
import type { Endpoint } from '@hourtab/contract/endpoint'
import { operationOf } from './operation.ts'
import { schemaBook } from './schemas.ts'
import { tagsOf } from './tags.ts'

const about = `Retainers, their balances and the work log behind them.

Days are \`YYYY-MM-DD\`, instants ISO 8601 in UTC, durations whole seconds. Send a key as \`Authorization: Bearer ht_live_…\`. Every answer of
400 and above is a problem (RFC 9457) that names each field at fault. Guides, and the same to read: [/api/docs](/api/docs).`

/** The OpenAPI 3.1 document of the endpoints that are served: the contract, printed. */
export function openApiOf(endpoints: Endpoint[], publicUrl: string, sessionCookie: string) {
  const book = schemaBook()
  book.write(Problem.array(), 'output')
  const paths: Record<string, Record<string, unknown>> = {}
  for (const e of endpoints) {
    const path = e.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operationOf(e, book) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'HourTab',
      version: '1',
      summary: 'Hours sold, hours used, hours left',
      description: about,
      contact: { name: 'Whoever runs this instance', url: publicUrl },
      license: { name: 'Proprietary', identifier: 'LicenseRef-HourTab' },
    },
    servers: [{ url: publicUrl, description: 'This instance, in production unless its address says otherwise.', 'x-internal': false }],
    tags: tagsOf(Object.keys(paths)).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    externalDocs: { description: 'The same to read, with guides.', url: `${publicUrl}/api/docs` },
    paths,
    components: {
      schemas: book.components,
      headers,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'The console, signed in in a browser.' },
        key: { type: 'http', scheme: 'bearer', bearerFormat: 'ht_live_…', description: 'A key, made in the console under Settings.' },
      },
    },
  }
}

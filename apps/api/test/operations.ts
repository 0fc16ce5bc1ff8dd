import { ask } from './ask.ts'

export type Operation = {
  name: string
  method: string
  path: string
  scope: 'open' | 'read' | 'write' | 'admin'
  parameters: { name: string; in: string; required: boolean; description?: string; schema: unknown }[]
  description?: string
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown; example?: unknown }> }>
  summary: string
}

/** Every operation of the OpenAPI document, as it is served. */
export async function operationsOf(origin: string): Promise<Operation[]> {
  const { body } = await ask(origin, 'GET', '/api/v1/openapi.json')
  return Object.entries(body.paths as Record<string, Record<string, any>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      name: operation.operationId as string,
      method: method.toUpperCase(),
      path,
      scope: operation['x-scope'] ?? 'open',
    })),
  ) as Operation[]
}

/** A path with the ids it asks for; throws when there is none for one of them. */
export const filled = (path: string, ids: Record<string, string>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (ids[name] === undefined) throw new Error(`There is no ${name} to fill ${path} with`)
    return ids[name]
  })

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** One call of an operation and its answer. */
export type Exchange = {
  method: string
  url: string
  headers: Record<string, string>
  sent?: unknown
  status: number
  answered: Record<string, string>
  body: string
}

/** What the tests wrote down; says which operations none of them called. */
export function readTraffic(folder: string, document: Record<string, any>): Exchange[] {
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  const all = lines.map((line) => JSON.parse(line) as Exchange)
  const called = new Set(all.map(({ method, url }) => `${method} ${url.replace(/\?.*/s, '')}`))
  const silent = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).flatMap((method) => (isCalled(called, method, path) ? [] : [`${method} ${path}`])),
  )
  if (silent.length > 0) process.stdout.write(`Never called: ${silent.join(', ')}\n`)
  // A proxy tidies a path that goes up before it looks at it.
  return all.filter(({ url }) => !/\/\.\.?(\/|\?|$)/.test(url))
}

function isCalled(called: Set<string>, method: string, path: string): boolean {
  const shape = new RegExp(`^${method.toUpperCase()} ${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  return [...called].some((call) => shape.test(call))
}

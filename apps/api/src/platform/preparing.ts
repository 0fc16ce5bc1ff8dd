import { createHash } from 'node:crypto'
import type pg from 'pg'

// Statements are written in few places and differ in their parameters only; beyond this many texts, something is amiss
// and the rest goes unprepared.
const most = 500
const names = new Map<string, string>()

/** The same connection or pool, on which every statement with parameters is planned once and then reused by its name. */
export function preparing<C extends pg.Pool | pg.PoolClient>(client: C): C {
  const query = (config: pg.QueryConfig, values = config.values) =>
    (client as pg.Pool).query(values && values.length > 0 ? { ...config, name: nameOf(config.text) } : config, values)
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query') return query
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

// Named by its text, so that processes behind one connection pooler agree.
function nameOf(text: string): string | undefined {
  let name = names.get(text)
  if (!name && names.size < most) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    names.set(text, name)
  }
  return name
}

import { enableCompileCache, flushCompileCache } from 'node:module'
import { resolve } from 'node:path'

// Nobody but who may change the code may write here: what lies in it is run.
const folder = resolve(import.meta.dirname, '../../../../node_modules/.cache/hourtab')

/** Keeps what Node makes of the code that is imported from here on, so that the next start need not make it again; answers how to write it down. */
export function keepCompiled(): () => void {
  enableCompileCache(folder)
  return flushCompileCache
}

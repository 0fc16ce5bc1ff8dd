import { enableCompileCache, flushCompileCache } from 'node:module'
import { resolve } from 'node:path'

/**
 * Keeps what Node makes of the code that is imported from here on, so that the next start need not make it again; answers how to write it down.
 * It lies with the packages, `root` being the project's folder: nobody but who may change the code may write there, because what lies in it is run.
 */
export function keepCompiled(root: string): () => void {
  enableCompileCache(resolve(root, 'node_modules/.cache/hourtab'))
  return flushCompileCache
}

// The tests read what is shipped: style sheets, JSX runtime and escaping are those of the build, not of the test runner.

import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { vi } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

async function codeOf(ssr: boolean): Promise<string> {
  vi.stubEnv('NODE_ENV', 'production')
  try {
    const built = await build({ root, logLevel: 'silent', build: { write: false, ssr } })
    const chunks = 'output' in built ? built.output.filter((file) => file.type === 'chunk') : []
    if (chunks.length !== 1) throw new Error(`One file was expected, ${chunks.length} came`)
    return chunks[0]!.code
  } finally {
    vi.unstubAllEnvs()
  }
}

/** The browser's script, as it is served. */
export const browserScript: string = await codeOf(false)

/** The renderer, as the api loads it. */
export const renderer: typeof import('./render.tsx') = await import(
  `data:text/javascript;base64,${Buffer.from(await codeOf(true)).toString('base64')}`
)

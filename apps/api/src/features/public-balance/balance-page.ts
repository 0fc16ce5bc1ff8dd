import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PublicBalance } from '@hourtab/contract/public-balance'
import type { StatementDocument } from '@hourtab/contract/statements'
import { pagePolicy } from '../../platform/headers.ts'

export type Gone = 'locked' | 'wrong' | 'revoked' | 'expired' | 'reopened' | 'unknown' | 'limited' | 'broken'
type Terms = Record<string, string>
type Rendering = {
  renderBalance: (balance: PublicBalance, page: { script: string; token: string; terms: Terms }) => string
  manifest: (token: string) => string
  renderGone: (kind: Gone) => string
  renderStatement: (statement: StatementDocument, page: { token: string; hash: string; closedOn: string }) => string
  pageCss: string
  statementCss: string
}

/** The client page as it was built: its documents and the policy that lets its styles and its one script through. */
export type BalancePage = {
  render: (balance: PublicBalance, token: string, terms: Terms) => string
  manifest: Rendering['manifest']
  statement: Rendering['renderStatement']
  gone: (kind: Gone) => string
  policy: string
  /** Changes with every build: a page kept by a browser is not the page of a newer script. */
  build: string
}

/** Loads the built page from `apps/balance/dist`; throws one sentence when it was not built. */
export async function loadBalancePage(dist: string): Promise<BalancePage> {
  const bundle = join(dist, 'server', 'render.js')
  if (!existsSync(bundle)) throw new Error(`The client page is not built (${bundle} is missing). Run: pnpm build`)
  const { renderBalance, renderStatement, renderGone, manifest, pageCss, statementCss } = (await import(
    pathToFileURL(bundle).href
  )) as Rendering
  const built = JSON.parse(readFileSync(join(dist, 'client', '.vite', 'manifest.json'), 'utf8')) as Record<
    string,
    { file: string; isEntry?: boolean }
  >
  const entry = Object.values(built).find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('The client page has no script. Run: pnpm build')
  const script = `/balance/${entry.file}`
  return {
    render: (balance, token, terms) => renderBalance(balance, { script, token, terms }),
    manifest,
    statement: renderStatement,
    gone: renderGone,
    policy: pagePolicy([pageCss, statementCss].map((css) => createHash('sha256').update(css).digest('base64'))),
    build: createHash('sha256').update(readFileSync(bundle)).update(script).digest('base64url').slice(0, 8),
  }
}

// The server's half of the page: one complete document, ready before any script runs.

import type { PublicBalance } from '@hourtab/contract/public-balance'
import type { Sheet } from '@hourtab/ui/statement-sheet'
import { render } from 'preact-render-to-string'
import { BalancePage } from './balance-page.tsx'
import type { Terms } from './address.ts'
import { GonePage, type Gone } from './gone-page.tsx'
import css from './page.css?inline'
import printCss from './print.css?inline'
import statementPageCss from './statement-page.css?inline'
import { StatementPage } from './statement-page.tsx'

/** The text of the page's one style element, for its hash in the content security policy. */
export const pageCss: string = withoutUnusedTokens(css.trim() + printCss.trim())

/** The same of the page of a statement. */
export const statementCss: string = withoutUnusedTokens(statementPageCss.trim())

/** The document of a link, for any of its cycles and any part of its log. `script` is the URL of the browser's script, `terms` what was asked of the log. */
export function renderBalance(
  page: PublicBalance,
  { script, token, terms = {} }: { script: string; token: string; terms?: Terms },
): string {
  const { cycle, usedSeconds, entryCount, asOf } = page.balance
  const path = encodeURIComponent(token)
  const told = {
    version: page.version,
    today: page.today,
    cycle: cycle.startsOn,
    used: usedSeconds,
    entries: entryCount,
    pending: page.stamp.pendingSeconds ?? 0,
    'as-of': asOf,
  }
  const data = Object.entries(told).map(([name, value]) => ` data-${name}="${value}"`)
  const body = render(<BalancePage page={page} token={path} terms={terms} />)
  return (
    `${headOf('HourTab balance', pageCss, manifestOf(path))}<main id="page"${data.join('')}>${body}</main><footer>HourTab</footer><p id="said" role="status"></p>` +
    `<script type="module" src="${script}" async></script></body></html>`
  )
}

// So that a phone keeps the page beside its other apps.
const manifestOf = (path: string) =>
  `<link rel="manifest" href="/r/${path}/manifest.webmanifest" crossorigin="use-credentials"><link rel="apple-touch-icon" href="/balance/icon-180.png">`

/** What a phone is told that keeps the page on its home screen: no name, no hours. */
export const manifest = (token: string): string =>
  JSON.stringify({
    name: 'HourTab balance',
    short_name: 'HourTab',
    start_url: `/r/${encodeURIComponent(token)}`,
    scope: `/r/${encodeURIComponent(token)}`,
    display: 'standalone',
    background_color: '#fbf8f2',
    theme_color: '#fbf8f2',
    icons: [192, 512].map((size) => ({ src: `/balance/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  })

/** The document of a statement behind a link; nothing in it runs. */
export function renderStatement(statement: Sheet, page: { token: string; hash: string; closedOn: string }): string {
  const token = encodeURIComponent(page.token)
  const body = render(<StatementPage statement={statement} hash={page.hash} closedOn={page.closedOn} token={token} />)
  return `${headOf('HourTab statement', statementCss)}<main id="page">${body}</main><footer>HourTab</footer></body></html>`
}

/** The document of a link that shows nothing, the same for everyone. */
export const renderGone = (kind: Gone): string =>
  `${head}<main id="page">${render(<GonePage kind={kind} />)}</main><footer>HourTab</footer></body></html>`

// The console's tokens need not travel with every page.
function withoutUnusedTokens(styles: string): string {
  const used = new Set(styles.match(/--[\w-]+(?=[,)])/g))
  return styles.replace(/(--[\w-]+):[^;}]+;?/g, (declaration, name: string) => (used.has(name) ? declaration : ''))
}

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23b9b0a0' d='M1 5h14v6H1z'/%3E%3Cpath fill='%2327507a' d='M1 5h9v6H1z'/%3E%3C/svg%3E"

// A preview of the link in a chat or a mail sees these words and no others: no name, no hours.
const headOf = (title: string, styles: string, links = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
  '<meta name="viewport" content="width=device-width,initial-scale=1">' +
  '<meta name="robots" content="noindex, nofollow, noarchive"><meta name="referrer" content="no-referrer">' +
  `<meta property="og:title" content="${title}"><meta property="og:description" content="Hours used and hours that remain.">` +
  '<meta name="theme-color" content="#fbf8f2" media="(prefers-color-scheme:light)"><meta name="theme-color" content="#17140f" media="(prefers-color-scheme:dark)">' +
  `<link rel="icon" href="${icon}">${links}<style>${styles}</style></head><body>`

const head = headOf('HourTab balance', pageCss)

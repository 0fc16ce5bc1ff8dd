// The server's half of the page: one complete document, ready before any script runs.

import type { PublicBalance } from '@hourtab/contract/public-balance'
import type { Sheet } from '@hourtab/ui/statement-sheet'
import { render } from 'preact-render-to-string'
import { BalancePage } from './balance-page.tsx'
import { GonePage, goneWords, type Words } from './gone-page.tsx'
import css from './page.css?inline'
import printCss from './print.css?inline'
import statementPageCss from './statement-page.css?inline'
import { StatementPage } from './statement-page.tsx'

/** The text of the page's one style element, for its hash in the content security policy. */
export const pageCss: string = withoutUnusedTokens(css.trim() + printCss.trim())

/** The same of the page of a statement. */
export const statementCss: string = withoutUnusedTokens(statementPageCss.trim())

/** The document of a link, for any of its cycles. `script` is the URL of the browser's script. */
export function renderBalance(balance: PublicBalance, page: { script: string; token: string }): string {
  const body = render(<BalancePage page={balance} token={encodeURIComponent(page.token)} />)
  return (
    `${head}<main id="page">${body}</main><footer>HourTab</footer><p id="said" role="status"></p>` +
    `<script type="application/json" id="balance-data">${escapeJson(balance)}</script>` +
    `<script type="module" src="${page.script}" async></script></body></html>`
  )
}

/** The document of a statement behind a link; nothing in it runs. */
export function renderStatement(statement: Sheet, page: { token: string; hash: string; closedOn: string }): string {
  const token = encodeURIComponent(page.token)
  const body = render(<StatementPage statement={statement} hash={page.hash} closedOn={page.closedOn} token={token} />)
  return `${headOf('HourTab statement', statementCss)}<main id="page">${body}</main><footer>HourTab</footer></body></html>`
}

const words: Record<'revoked' | 'expired' | 'reopened' | 'unknown' | 'limited' | 'broken', Words> = {
  ...goneWords,
  expired: ['This link has expired', 'Whoever sent it to you can give you a new one.'],
  reopened: ['This statement is no longer in force', 'Its cycle was opened again. The next version will be here once it is closed.'],
  limited: ['One moment, please', 'Too many links that do not exist were tried from here. Please try again in a minute.'],
  broken: ['The balance cannot be shown right now', 'The fault is on our side, and nothing is lost. Please try again in a minute.'],
}

/** The document of a link that shows nothing, the same for everyone. */
export const renderGone = (kind: keyof typeof words): string =>
  `${head}<main id="page">${render(<GonePage words={words[kind]} />)}</main><footer>HourTab</footer></body></html>`

// The console's tokens need not travel with every page.
function withoutUnusedTokens(styles: string): string {
  const used = new Set(styles.match(/--[\w-]+(?=[,)])/g))
  return styles.replace(/(--[\w-]+):[^;}]+;?/g, (declaration, name: string) => (used.has(name) ? declaration : ''))
}

// Inside a script element only `<` can end it or open a comment.
const escapeJson = (value: unknown) => JSON.stringify(value).replaceAll('<', String.raw`\u003c`)

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23b9b0a0' d='M1 5h14v6H1z'/%3E%3Cpath fill='%2327507a' d='M1 5h9v6H1z'/%3E%3C/svg%3E"

// A preview of the link in a chat or a mail sees these words and no others: no name, no hours.
const headOf = (title: string, styles: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
  '<meta name="viewport" content="width=device-width,initial-scale=1">' +
  '<meta name="robots" content="noindex, nofollow, noarchive"><meta name="referrer" content="no-referrer">' +
  `<meta property="og:title" content="${title}"><meta property="og:description" content="Hours used and hours that remain.">` +
  '<meta name="theme-color" content="#fbf8f2" media="(prefers-color-scheme:light)"><meta name="theme-color" content="#17140f" media="(prefers-color-scheme:dark)">' +
  `<link rel="icon" href="${icon}"><style>${styles}</style></head><body>`

const head = headOf('HourTab balance', pageCss)

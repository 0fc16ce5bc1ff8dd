import * as contract from '@hourtab/contract/public-balance'
import { hundredths } from '@hourtab/domain/hours'
import fastJson from 'fast-json-stringify'
import { ready, sendReady } from '../../platform/assets.ts'
import { namesTag } from '../../platform/etag.ts'
import type { Api } from '../../platform/serve.ts'
import { serialiserOf } from '../../platform/serialise.ts'
import type { OpenLink } from '../share-links/open-link.ts'
import type { ReadyBalances } from './ready-balances.ts'
import { opened } from './visit.ts'

type Sent = Parameters<typeof sendReady>

/** What a page of the client's may embed: the balance as a picture and as a few fields. Pages of any origin may read them. */
export function embedRoutes({ serveRaw }: Api, openLink: OpenLink, readyBalance: ReadyBalances) {
  const print = fastJson(serialiserOf(contract.readPublicFeed) as never)

  function send(request: Sent[0], reply: Sent[1], etag: string, type: string, draw: () => string) {
    reply.header('etag', etag).header('cross-origin-resource-policy', 'cross-origin').header('access-control-allow-origin', '*')
    return namesTag(request.headers['if-none-match'] ?? '', etag)
      ? reply.code(304).send()
      : sendReady(request, reply, ready(type, draw()), 4)
  }

  serveRaw(contract.readPublicFeed, async (ctx, { params }, request, reply) => {
    const { balance: page, etag } = await readyBalance(await opened(ctx, openLink, params.token))
    const { sentence, usedSeconds, availableSeconds, leftSeconds, overSeconds, cycle, asOf } = page.balance
    const figures = { sentence, usedSeconds, availableSeconds, leftSeconds, overSeconds, resetsOn: cycle.resetsOn, asOf }
    const { client, retainer, stamp } = page
    return send(request, reply, etag, 'application/json; charset=utf-8', () =>
      print({ client, retainer, ...figures, loggedThrough: stamp.loggedThrough }),
    )
  })

  serveRaw(contract.readPublicBadge, async (ctx, { params }, request, reply) => {
    const { balance: page, etag } = await readyBalance(await opened(ctx, openLink, params.token))
    return send(request, reply, etag, 'image/svg+xml', () => badge(page.balance))
  })
}

const width = 420
const height = 84
const inner = width - 28
// About as wide as a letter of any sans-serif of 14 px.
const letter = 7.4

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The header line over its bar, as an SVG that needs no font of ours and is read out by its title. */
function badge({ sentence, usedSeconds, availableSeconds }: contract.PublicBalance['balance']): string {
  const [used = '', ...others] = sentence.split(' · ')
  const rest = others.join(' · ')
  const whole = Math.max(usedSeconds, availableSeconds, 1)
  const wide = (seconds: number) => Math.round((Math.max(0, seconds) * inner) / whole)
  const filled = wide(Math.min(usedSeconds, availableSeconds))
  const isOver = hundredths(usedSeconds) > hundredths(availableSeconds)
  const bar = (x: number, length: number, fill: string) => `<rect x="${x}" y="62" width="${length}" height="10" rx="2" fill="${fill}"/>`
  const fit = rest.length * letter > inner ? ` textLength="${inner}" lengthAdjust="spacingAndGlyphs"` : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(sentence)}">` +
    `<title>${escaped(sentence)}</title><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="5.5" fill="#fbf8f2" stroke="#d8d0c2"/>` +
    `<g font-family="system-ui,sans-serif" fill="#211d18"><text x="14" y="28" font-size="18" font-weight="600">${escaped(used)}</text>` +
    `<text x="14" y="49" font-size="14"${fit}>${escaped(rest)}</text></g>` +
    `${bar(14, inner, '#e6decf')}${bar(14, filled, '#27507a')}${isOver ? bar(14 + filled, inner - filled, '#94340e') : ''}</svg>`
  )
}

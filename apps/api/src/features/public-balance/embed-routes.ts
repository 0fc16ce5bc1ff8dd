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
const inner = width - 28

/** The header line over its bar, as an SVG that needs no font of ours and is read out by its title. */
export function badge({ sentence, usedSeconds, availableSeconds }: contract.PublicBalance['balance']): string {
  const [used = '', ...rest] = sentence.split(' · ').map((part) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  const whole = Math.max(usedSeconds, availableSeconds, 1)
  const wide = (seconds: number) => Math.round((Math.max(0, seconds) * inner) / whole)
  const isOver = hundredths(usedSeconds) > hundredths(availableSeconds)
  const filled = wide(Math.min(usedSeconds, Math.max(0, availableSeconds)))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="64" viewBox="0 0 ${width} 64" role="img" aria-label="${[used, ...rest].join(' · ').replaceAll('"', '&quot;')}">` +
    `<title>${[used, ...rest].join(' · ')}</title><rect width="${width}" height="64" rx="6" fill="#fbf8f2"/><rect x=".5" y=".5" width="${width - 1}" height="63" rx="5.5" fill="none" stroke="#d8d0c2"/>` +
    `<g font-family="system-ui,sans-serif" font-size="15" fill="#2a251d"><text x="14" y="27"><tspan font-weight="600">${used}</tspan> · ${rest.join(' · ')}</text></g>` +
    `<rect x="14" y="42" width="${inner}" height="10" rx="2" fill="#e4dccd"/><rect x="14" y="42" width="${filled}" height="10" rx="2" fill="#27507a"/>` +
    (isOver ? `<rect x="${14 + filled}" y="42" width="${inner - filled}" height="10" rx="2" fill="#a63d1e"/>` : '') +
    '</svg>'
  )
}

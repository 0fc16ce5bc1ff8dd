import { Resolver, lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { faultOfUrl, hostOf, isPublicAddress } from './addresses.ts'
import { faultInWords, PrivateAddress } from './fault-in-words.ts'
import { post } from './post.ts'

/** What became of a post: the status and how the answer began, or what went wrong in words; and how long it took. */
export type Posted = { status: number | null; fault: string | null; answer: string | null; durationMs: number }

/** Posts to addresses that others chose, and to nobody who is not on the internet for everybody. */
export type Outbound = {
  /** Why a URL is refused before anything is sent; undefined when it may be tried. */
  faultOf: (url: string) => string | undefined
  /** Never throws: what went wrong is in the answer. A redirect is not followed. */
  post: (url: string, headers: Record<string, string>, body: string) => Promise<Posted>
  counts: Record<'delivered' | 'refused' | 'failed', number>
}

type Resolve = (host: string) => Promise<LookupAddress[]>
type Given = { allowPrivate: boolean; timeoutMs?: number; resolve?: Resolve }

const defaultTimeoutMs = 15_000
const shownCharacters = 1000

/** Opens no connection until there is something to send. With `allowPrivate`, which is for development and tests, anything may be posted to. */
export function openOutbound({
  allowPrivate,
  timeoutMs = defaultTimeoutMs,
  resolve = allowPrivate ? onThisMachine : onTheInternet,
}: Given): Outbound {
  // Each address is looked at, and the connection goes to one of those that were: a name that leads elsewhere a moment later leads nowhere.
  async function addressesOf(url: URL): Promise<LookupAddress[]> {
    const host = hostOf(url)
    const family = isIP(host)
    const found = family > 0 ? [{ address: host, family }] : await resolve(host)
    const addresses = allowPrivate ? found : found.filter(({ address }) => isPublicAddress(address))
    if (addresses.length === 0) throw new PrivateAddress()
    return addresses
  }
  const faultOf = (url: string) => faultOfUrl(url, allowPrivate)
  return {
    faultOf,
    counts: { delivered: 0, refused: 0, failed: 0 },
    post: async (text, headers, body) => {
      const begun = performance.now()
      const took = () => Math.round(performance.now() - begun)
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        if (faultOf(text) !== undefined) throw new PrivateAddress()
        const url = new URL(text)
        const addresses = await unlessAborted(addressesOf(url), signal)
        const answered = await post({ url, addresses, headers, body, signal })
        return { status: answered.status, fault: faultOfStatus(answered.status), answer: beginningOf(answered.body), durationMs: took() }
      } catch (error) {
        return { status: null, fault: faultInWords(error, timeoutMs), answer: null, durationMs: took() }
      }
    },
  }
}

const faultOfStatus = (status: number): string | null => {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400 ? `it answered ${status}; redirects are not followed` : `it answered ${status}`
}

// Half a character or a control character cannot be stored, and an answer may be anything.
const beginningOf = (body: Buffer): string =>
  body
    .toString('utf8')
    .slice(0, shownCharacters)
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- finding them is the point
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    work.then(resolve, reject)
  })
}

// Asked of the name servers, and not in the pool of threads that everything else shares and a name server that is silent would block.
async function onTheInternet(host: string): Promise<LookupAddress[]> {
  const resolver = new Resolver({ timeout: 4000, tries: 2 })
  const of = async (family: 4 | 6) =>
    (await (family === 4 ? resolver.resolve4(host) : resolver.resolve6(host))).map((address) => ({ address, family }))
  const [four, six] = await Promise.allSettled([of(4), of(6)])
  const found = [four, six].flatMap((answered) => (answered.status === 'fulfilled' ? answered.value : []))
  if (found.length === 0) throw four.status === 'rejected' ? four.reason : new Error('No address')
  return found
}

const onThisMachine: Resolve = (host) => lookup(host, { all: true })

// The page that is open, and the same page as the server writes it now.

/** What the server says of a page beside its text: on its main element. */
export type Told = { version: number; today: string; cycle: string; used: number; entries: number; pending: number; asOf: string }

export const mainOf = (document: Document): HTMLElement => document.getElementById('page')!

export function toldBy({ dataset }: HTMLElement): Told {
  const { version, today = '', cycle = '', used, entries, pending, asOf = '' } = dataset
  return { version: Number(version), today, cycle, used: Number(used), entries: Number(entries), pending: Number(pending), asOf }
}

/** What a stream tells of a page. */
export type News = Pick<Told, 'version' | 'today' | 'pending'>

/** Whether something that is told comes after what is shown. A new day counts: it may have turned the cycle. */
export const isLater = (told: News, shown: News): boolean =>
  told.version > shown.version || told.today > shown.today || (told.version === shown.version && told.pending !== shown.pending)

/** Reads the page anew: also one that says why there is nothing to see. Fails where the server cannot be reached, or cannot answer now. */
export function readPage(): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', location.pathname + location.search)
    // Parsed by the browser and never run, under the policy that lets no script write markup.
    request.responseType = 'document'
    request.onload = () => {
      const { status, response } = request
      if (response && status < 500 && status !== 429) resolve(response as Document)
      else reject(new Error(String(status)))
    }
    request.onerror = request.ontimeout = () => reject(new Error('Unreachable'))
    request.timeout = 20_000
    request.send()
  })
}

/** Makes what is shown equal to what came, and touches nothing that is equal already: what is open, typed, chosen or focused stays. */
export function morph(shown: Element, next: Element): void {
  if (shown.isEqualNode(next)) return
  for (const name of shown.getAttributeNames()) if (name !== 'open' && !next.hasAttribute(name)) shown.removeAttribute(name)
  for (const name of next.getAttributeNames()) if (name !== 'open') shown.setAttribute(name, next.getAttribute(name)!)
  const named = new Map([...shown.children].filter(({ id }) => id).map((child) => [child.id, child]))
  const nodes = [...next.childNodes]
  let at = shown.firstChild
  for (const node of nodes) {
    const id = node instanceof Element ? node.id : ''
    const same: ChildNode | null | undefined = id ? named.get(id) : at && at.nodeName === node.nodeName && !idOf(at) ? at : undefined
    if (!same) shown.insertBefore(document.adoptNode(node), at)
    else {
      if (same === at) at = at.nextSibling
      else shown.insertBefore(same, at)
      if (same instanceof Element && node instanceof Element) morph(same, node)
      else if (same.nodeValue !== node.nodeValue) same.nodeValue = node.nodeValue
    }
  }
  while (at) {
    const { nextSibling } = at
    at.remove()
    at = nextSibling
  }
}

const idOf = (node: ChildNode): string => (node instanceof Element ? node.id : '')

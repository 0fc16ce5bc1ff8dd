import type { BrowserContext, ConsoleMessage, Request } from 'playwright-core'

/** What a visit gave away: things that must not happen in a browser, and the secrets that went through it. */
export type Noticed = { faults: string[]; secrets: Set<string> }

const token = /\/(?:r|public\/balances)\/([\w-]{20,})/

/**
 * Notes every violation of the content security policy, every error on the console and every request to another host. Lines that match
 * `expects` are part of the journey: a browser writes one for each answer of 4xx.
 */
export async function watch(context: BrowserContext, origin: string, { faults, secrets }: Noticed, expects: RegExp[]): Promise<void> {
  const note = (fault: string) => {
    if (!expects.some((expected) => expected.test(fault))) faults.push(fault)
  }
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      // oxlint-disable-next-line no-console -- the console is the way out of the page.
      console.error(`securitypolicyviolation ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`),
    )
  })
  context.on('console', (message) => message.type() === 'error' && note(inWords(message)))
  context.on('weberror', (error) => note(`thrown: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    if (isElsewhere(request, origin)) note(`request to another host: ${request.url()}`)
    const [, secret] = token.exec(request.url()) ?? []
    if (secret) secrets.add(secret)
  })
}

const inWords = (message: ConsoleMessage) => `console: ${message.text()} (${message.location().url})`

const isElsewhere = (request: Request, origin: string) => {
  const url = new URL(request.url())
  return /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin
}

import type { CallOptions, ClientOptions, Operation } from './calling.ts'
import { HourTabProblem, HourTabUnreachable, notAnAnswer, problemIn } from './problem.ts'
import { requestOf, type Request } from './request.ts'
import { waitBeforeRetry } from './retry.ts'

type Fields = Record<string, unknown>

const minuteMs = 60_000
const usualRetries = 3

/** Calls an operation until it is answered or refused; throws `HourTabProblem`, `HourTabUnreachable`, or what the signal was aborted with. */
export async function send(client: ClientOptions, operation: Operation, given: Fields = {}, options: CallOptions = {}): Promise<unknown> {
  const request = requestOf(client, operation, given, options)
  const mostRetries = client.maxRetries ?? usualRetries
  for (let tries = 0; ; tries++) {
    try {
      return await sendOnce(client, operation, request, options)
    } catch (failure) {
      const waitMs = tries < mostRetries ? waitBeforeRetry(operation, failure, tries) : undefined
      if (waitMs === undefined) throw failure
      await pause(waitMs, options.signal)
    }
  }
}

async function sendOnce(client: ClientOptions, operation: Operation, { url, init }: Request, options: CallOptions): Promise<unknown> {
  options.signal?.throwIfAborted()
  const ask = client.fetch ?? fetch
  const timeoutMs = options.timeoutMs ?? client.timeoutMs ?? minuteMs
  // A stream lasts as long as it is read.
  const tooLate = operation.answer === 'events' ? [] : [AbortSignal.timeout(timeoutMs)]
  const signals = [...tooLate, ...(options.signal ? [options.signal] : [])]
  try {
    const response = await ask(url, { ...init, ...(signals.length > 0 && { signal: AbortSignal.any(signals) }) })
    if (!response.ok) throw await problemIn(response)
    return await read(response, operation)
  } catch (failure) {
    options.signal?.throwIfAborted()
    if (failure instanceof HourTabProblem) throw failure
    const why = tooLate[0]?.aborted ? `gave no answer within ${timeoutMs / 1000} seconds` : 'cannot be reached'
    throw new HourTabUnreachable(`${new URL(url).origin} ${why}`, { cause: failure })
  }
}

async function read(response: Response, { answer }: Operation): Promise<unknown> {
  if (answer === 'nothing') return undefined
  if (answer === 'events') return response
  if (answer === 'text') return await response.text()
  if (answer === 'bytes') return new Uint8Array(await response.arrayBuffer())
  if (!response.headers.get('content-type')?.startsWith('application/json')) throw notAnAnswer(response)
  const etag = response.headers.get('etag')
  const body = (await response.json()) as object
  return etag === null ? body : { ...body, etag }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer)
      reject(signal!.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp)
      resolve()
    }, ms)
    signal?.addEventListener('abort', giveUp, { once: true })
  })
}

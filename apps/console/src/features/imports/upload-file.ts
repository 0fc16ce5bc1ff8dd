import { readMe } from '@hourtab/contract/accounts'
import type { Answer, Endpoint } from '@hourtab/contract/endpoint'
import { Problem, Refused } from '@hourtab/contract/problem'
import { ask, isSignedOut, newKey } from '../../api.ts'

type Sending<E extends Endpoint> = {
  params?: Record<string, string>
  file: File
  signal: AbortSignal
  /** Hears which share of the file is sent, from 0 to 1; at 1 the server has it and works. */
  onSent: (share: number) => void
  /** Hears what came of a file that was called back after the server had it. */
  onLate?: (answer: Answer<E>) => void
}

/**
 * Sends a file to an endpoint. Throws `Refused` with what the server said, a TypeError where it cannot be reached, and the reason of the
 * signal as soon as it is aborted.
 */
export async function uploadFile<E extends Endpoint>(e: E, sending: Sending<E>): Promise<Answer<E>> {
  try {
    return await send(e, sending)
  } catch (error) {
    if (!isSignedOut(error)) throw error
    // Renews the session, or finds that nobody is signed in any more.
    await ask(readMe, {})
    return send(e, sending)
  }
}

// Only XMLHttpRequest tells how much of a body is sent.
function send<E extends Endpoint>(e: E, { params = {}, file, signal, onSent, onLate }: Sending<E>): Promise<Answer<E>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const request = new XMLHttpRequest()
    request.open(
      e.method,
      e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')),
    )
    request.responseType = 'json'
    request.setRequestHeader('idempotency-key', newKey())
    let isSent = false
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(Math.min(loaded / total, 0.99)))
    request.upload.addEventListener('load', () => {
      isSent = true
      onSent(1)
    })
    request.addEventListener('error', () => reject(new TypeError('unreachable')))
    request.addEventListener('load', () => {
      if (request.status < 200 || request.status > 299) return reject(new Refused(problemOf(request)))
      const answer = request.response as Answer<E>
      if (signal.aborted) onLate?.(answer)
      return resolve(answer)
    })
    signal.addEventListener('abort', () => {
      reject(signal.reason)
      // What the server has, it finishes: only its answer says what there is to take back.
      if (!isSent) request.abort()
    })
    const body = new FormData()
    body.set('file', file)
    request.send(body)
  })
}

function problemOf({ status, response }: XMLHttpRequest): Problem {
  const { success, data } = Problem.safeParse(response)
  return success ? data : { type: '/problems/unreadable', title: 'The server gave an answer that could not be read', status }
}

import { setTimeout as wait } from 'node:timers/promises'
import type { ApiProcess } from './api-process.ts'

export type Person = { authorization: string; retainerId: string }

/** Signs somebody up, with a retainer of 20 hours and a key that writes, or does more. */
export async function signUp({ origin }: ApiProcess, scope: 'write' | 'admin' = 'write'): Promise<Person> {
  const ask = async (path: string, body: object, cookie = '') => {
    const headers = { 'content-type': 'application/json', origin, cookie }
    const response = await fetch(`${origin}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (response.status !== 201) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response
  }
  const person = { email: 'ines@moro.example', password: 'four words of nonsense', name: 'Ines Moro', workspaceName: 'Moro PMO' }
  const cookies = (await ask('auth/register', person)).headers.getSetCookie()
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
  const terms = { clientName: 'Halden Rail', name: 'PMO retainer', capHours: 20, startsOn: '2026-01-01', resetDay: 1 }
  const { retainer } = (await (await ask('retainers', terms, cookie)).json()) as { retainer: { id: string } }
  const { secret } = (await (await ask('api-keys', { name: 'Writer', scope }, cookie)).json()) as { secret: string }
  return { authorization: `Bearer ${secret}`, retainerId: retainer.id }
}

export type Work = { key: string; seconds: number }

/** Logs one piece of work until it is answered, each time with the same key; answers the id of the entry. */
export async function logUntilAnswered(api: ApiProcess, person: Person, work: Work): Promise<string> {
  for (;;) {
    const response = await logOnce(api, person, work).catch(() => undefined)
    if (response?.status === 201) return ((await response.json()) as { entry: { id: string } }).entry.id
    const isForNow = !response || response.status === 503 || response.status === 409
    if (!isForNow) throw new Error(`The entry was answered with ${response.status}: ${await response.text()}`)
    await wait(50)
  }
}

async function logOnce({ origin }: ApiProcess, { authorization, retainerId }: Person, { key, seconds }: Work): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, authorization }
  const body = JSON.stringify({ workedOn: '2026-07-06', seconds, description: key })
  return fetch(`${origin}/api/v1/retainers/${retainerId}/entries`, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
}

export type Kept = { id: string; description: string; seconds: number; runningBalanceSeconds: number }

/** The whole work log, newest first. */
export async function readWorkLog({ origin }: ApiProcess, { authorization, retainerId }: Person): Promise<Kept[]> {
  const entries: Kept[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) })
    const response = await fetch(`${origin}/api/v1/retainers/${retainerId}/entries?${query.toString()}`, { headers: { authorization } })
    const page = (await response.json()) as { items: Kept[]; nextCursor: string | null }
    entries.push(...page.items)
    cursor = page.nextCursor
  }
  return entries
}

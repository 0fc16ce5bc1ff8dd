import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { firstOfMonth, today } from './this-month.ts'

type Wanted = {
  clientName?: string
  name?: string
  capHours?: number
  startsOn?: string
  resetDay?: number
  cadence?: 'monthly' | 'quarterly'
  updates?: { every: 'week'; weekday: number } | { every: 'day' }
}
type Work = { description?: string; seconds?: number; workedOn?: string; vendor?: string | null; project?: string | null }
export type Caller = ReturnType<typeof caller>

/** Speaks to the api with the cookies of a page; throws what was refused. */
export function caller(page: Page, origin: string) {
  return async <Answer>(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, data?: unknown): Promise<Answer> => {
    const answer = await page.request.fetch(`${origin}/api/v1${path}`, { method, data, headers: { origin } })
    if (!answer.ok()) throw new Error(`${method} ${path} answered ${answer.status()}: ${await answer.text()}`)
    return (answer.status() === 204 ? undefined : await answer.json()) as Answer
  }
}

/** Signs a page up as Ines Moro, with a workspace that nobody else is in. */
export async function signUp(page: Page, origin: string): Promise<Caller> {
  const call = caller(page, origin)
  const email = `ines-${randomUUID()}@moro.example`
  await call('POST', '/auth/register', { email, password: 'four words of nonsense', name: 'Ines Moro', workspaceName: 'Moro PMO' })
  return call
}

/** A retainer of Halden Rail with 20 hours a month since the first of this one, unless told otherwise. */
export async function makeRetainer(call: Caller, wanted: Wanted = {}) {
  const { retainer } = await call<{ retainer: { id: string } }>('POST', '/retainers', {
    clientName: 'Halden Rail',
    name: 'PMO retainer',
    capHours: 20,
    startsOn: firstOfMonth(),
    resetDay: 1,
    ...wanted,
  })
  return {
    id: retainer.id,
    path: `/retainers/${retainer.id}`,
    log: (work: Work = {}) =>
      call<{ entry: { id: string } }>('POST', `/retainers/${retainer.id}/entries`, {
        workedOn: today,
        seconds: 3600,
        description: 'Discovery: stakeholder interviews',
        ...work,
      }),
    /** A new link: its id and the path that opens it. */
    share: async (name = 'CTO', more: { audience?: string; password?: string; expiresOn?: string } = {}) => {
      const { shareLink } = await call<{ shareLink: { id: string; url: string } }>('POST', `/retainers/${retainer.id}/share-links`, {
        name,
        ...more,
      })
      return { id: shareLink.id, path: new URL(shareLink.url).pathname }
    },
  }
}

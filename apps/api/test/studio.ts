import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { workerDatabase } from './own-database.ts'
import { movingClock, serveApp, type Moving } from './serve-app.ts'

type Served = Awaited<ReturnType<typeof serveApp>> & { clock: Moving }
type Given = { webhooksAllowPrivate?: boolean; planLimits?: boolean; rateLimit?: boolean; smtpUrl?: string }
const servers = new Map<string, Promise<Served>>()

async function newServer(given: Given): Promise<Served> {
  const clock = movingClock('2026-07-14T16:20:00Z')
  const { database } = await workerDatabase()
  return { ...(await serveApp(database, clock, given)), clock }
}

/** One application per worker and kind of settings, with a clock each test sets for itself; one of its own for a test of limits, which count what others did. */
function serverOf(given: Given): Promise<Served> {
  if (given.rateLimit) return newServer(given)
  const key = JSON.stringify(given)
  const server = servers.get(key) ?? newServer(given)
  servers.set(key, server)
  return server
}

export type NewWork = { workedOn?: string; seconds?: number; duration?: string; description?: string; [field: string]: unknown }

async function signUp(origin: string, name: string) {
  const agent = supertest.agent(origin).set('origin', origin)
  const email = `${name.toLowerCase()}-${randomUUID()}@studio.example`
  const password = 'four words of nonsense'
  const { body, status } = await agent.post('/api/v1/auth/register').send({ email, password, name, workspaceName: `${name} PMO` })
  if (status !== 201) throw new Error(`register answered ${status}: ${JSON.stringify(body)}`)
  return { agent, email, password, me: body.me as { user: { id: string }; workspace: { id: string } } }
}

/**
 * One named cast over real HTTP: Ines Moro with a workspace of her own and the retainer of Halden Rail, 20 hours from
 * 2026-07-01, and Otto, a stranger with another workspace. It is Tue 2026-07-14, 16:20 UTC, unless told otherwise.
 */
export async function studio(
  given: {
    today?: string
    retainer?: Record<string, unknown>
    planLimits?: boolean
    rateLimit?: boolean
    smtpUrl?: string
    webhooksAllowPrivate?: boolean
  } = {},
) {
  const { today, retainer: wanted, ...settings } = given
  const { app, origin, clock, mailer, live, outbound, secrets } = await serverOf(settings)
  clock.at = new Date(`${today ?? '2026-07-14'}T16:20:00Z`)
  const ines = await signUp(origin, 'Ines')
  const made = await ines.agent
    .post('/api/v1/retainers')
    .send({ clientName: 'Halden Rail', name: 'PMO retainer', capHours: 20, startsOn: '2026-07-01', resetDay: 1, ...wanted })
  if (made.status !== 201) throw new Error(`the retainer answered ${made.status}: ${JSON.stringify(made.body)}`)
  const retainer = made.body.retainer as { id: string; client: { id: string } }
  return {
    app,
    origin,
    clock,
    mailer: mailer!,
    /** What the deliveries of webhooks are made with. */
    delivering: { clock, live, outbound, secrets },
    ines,
    owner: ines.agent,
    retainer,
    /** Anyone, without cookie or key. */
    nobody: supertest(origin),
    stranger: async () => signUp(origin, 'Otto'),
    /** Logs work for Ines and answers the response. */
    log: (work: NewWork = {}) =>
      ines.agent.post(`/api/v1/retainers/${retainer.id}/entries`).send({
        workedOn: '2026-07-06',
        ...(work.seconds === undefined && { duration: '1h' }),
        description: 'Discovery: stakeholder interviews',
        ...work,
      }),
    /** A link's token. */
    share: async (name = 'CTO', more: { audience?: string; password?: string } = {}) => {
      const { body } = await ines.agent.post(`/api/v1/retainers/${retainer.id}/share-links`).send({ name, ...more })
      return {
        id: body.shareLink.id as string,
        url: body.shareLink.url as string,
        token: (body.shareLink.url as string).split('/').at(-1)!,
      }
    },
    /** A key of Ines's workspace, as the header that carries it. */
    key: async (scope: 'read' | 'write' | 'admin') => {
      const { body } = await ines.agent.post('/api/v1/api-keys').send({ name: `${scope} key`, scope })
      return { authorization: `Bearer ${body.secret}` }
    },
  }
}

import type { Role } from '@hourtab/contract/accounts'
import type { Scope } from '@hourtab/contract/api-keys'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database/open.ts'
import type { Live } from './live.ts'
import type { Limits } from './limits.ts'
import type { Mailer } from './mailer.ts'
import type { Outbound } from './outbound/open-outbound.ts'
import type { Secrets } from './secrets.ts'

/** What queries run on: a transaction inside one workspace, or outside of any. */
export type Db = NodePgDatabase

/** Who acts, in which workspace, and how far they may go: by a session or by a key. */
export type Actor = { userId: string; workspaceId: string; role: Role; scope: Scope; sessionId?: string; keyName?: string }

/** What the application is built from. */
export type Deps = {
  config: Pick<Config, 'planLimits'> & { publicUrl: string }
  database: Database
  clock: Clock
  secrets: Secrets
  limits: Limits
  live: Live
  /** Posts to webhooks. */
  outbound: Outbound
  /** Sends mail; absent where no SMTP server is set. */
  mailer?: Mailer
  /** Signs the access token of a session. */
  signAccess: (access: { sub: string; sid: string; ws: string; typ: 'access' }) => string
}

/** What someone acts with: everything inside one transaction of their workspace. */
export type Acting = Deps & {
  db: Db
  actor: Actor
  /** Runs once the transaction is committed. */
  onCommit: (then: () => void) => void
}

/** What is known of who acts before the database is asked. */
export type Foreseeing = Omit<Acting, 'db'>

/** What a change is made with that nobody asked for: HourTab itself does it, in one workspace. */
export type ByItself = Pick<Acting, 'db' | 'clock' | 'live' | 'onCommit'> & {
  actor: { workspaceId: string; userId: null; keyName?: undefined }
}

/** What a handler of a signed-in call gets. */
export type Context = Acting & {
  /** Throws 412 when the caller's If-Match names another state of the resource than this. */
  ifMatch: (resource: unknown) => void
}

/** The same, with the browser or script at the other end. */
export type ServedContext = Context & { visitor: Visitor }

/** What a handler of an open call gets. `db` is outside of any workspace. */
export type OpenContext = Deps & { db: Db; visitor: Visitor }

/** The browser or script at the other end. */
export type Visitor = {
  address: string
  device: string
  refreshToken: string | undefined
  /** What this browser was given to keep under a name. */
  passOf: (name: string) => string | undefined
  /** Gives it to keep, for 30 days. */
  keepPass: (name: string, value: string) => void
  /** Whether they hung up, so that nobody will hear the answer. */
  isGone: () => boolean
  /** Signs the browser in, or out when nothing is given. */
  setSession: (session: { access: string; refresh?: string } | undefined) => void
}
